package org.rheumaroute.model.neural;

import java.nio.charset.StandardCharsets;

/**
 * Reads one protobuf message field by field, never past its end. Only what ONNX uses: varint, 4 bytes, 8 bytes and
 * length-delimited fields. Confined to one thread.
 */
final class WireReader {
    static final int VARINT = 0;
    static final int FIXED64 = 1;
    static final int BYTES = 2;
    static final int FIXED32 = 5;

    private final byte[] data;
    private final int end;
    private int position;
    private int wireType;

    WireReader(byte[] data) {
        this(data, 0, data.length);
    }

    private WireReader(byte[] data, int start, int end) {
        this.data = data;
        this.position = start;
        this.end = end;
    }

    /** A second reader that stands where this one stands. */
    WireReader copy() {
        return new WireReader(data, position, end);
    }

    boolean hasMore() {
        return position < end;
    }

    int remaining() {
        return end - position;
    }

    /** Number of the next field; its value must be read next. */
    int field() throws Unsound {
        long tag = varint();
        wireType = (int) (tag & 7);
        long number = tag >>> 3;
        Unsound.unless(number >= 1 && number < 1 << 16, "a field number is out of range");
        return (int) number;
    }

    int wireType() {
        return wireType;
    }

    /** The value of a varint field. */
    long number() throws Unsound {
        Unsound.unless(wireType == VARINT, "a field has the wrong wire type");
        return varint();
    }

    /** A nested message; this reader goes on behind it. */
    WireReader message() throws Unsound {
        Unsound.unless(wireType == BYTES, "a field has the wrong wire type");
        long length = varint();
        Unsound.unless(length >= 0 && length <= end - position, "a field is longer than its message");
        WireReader inner = new WireReader(data, position, position + (int) length);
        position += (int) length;
        return inner;
    }

    /** A short text field. */
    String text() throws Unsound {
        WireReader inner = message();
        Unsound.unless(inner.remaining() <= 4096, "a text is too long");
        return new String(data, inner.position, inner.remaining(), StandardCharsets.UTF_8);
    }

    /** The next four bytes, little-endian. */
    float fixedFloat() throws Unsound {
        Unsound.unless(remaining() >= 4, "the message ends within a number");
        int bits = 0;
        for (int i = 0; i < 4; i++) {
            bits |= (data[position++] & 0xff) << (8 * i);
        }
        return Float.intBitsToFloat(bits);
    }

    long varint() throws Unsound {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            Unsound.unless(position < end, "the message ends within a number");
            byte next = data[position++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new Unsound("a number is longer than 64 bits");
    }
}
