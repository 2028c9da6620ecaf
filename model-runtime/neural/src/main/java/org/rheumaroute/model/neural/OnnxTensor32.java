package org.rheumaroute.model.neural;

/** Checks one initializer: 32-bit floats, stored in the file, all there and all finite. */
final class OnnxTensor32 {
    private static final int FLOAT = 1;
    private static final int MOST_DIMENSIONS = 3;

    private String name = "";
    private long type;
    private long expected = 1;
    private int dimensions;
    private long found = -1;

    private OnnxTensor32() {}

    static String nameOfSound(WireReader in) throws Unsound {
        OnnxTensor32 tensor = new OnnxTensor32();
        while (in.hasMore()) {
            tensor.field(in);
        }
        Unsound.unless(tensor.type == FLOAT, "a tensor must hold 32-bit floats");
        Unsound.unless(tensor.found == tensor.expected, "a tensor has another size than its shape says");
        return tensor.name;
    }

    private void field(WireReader in) throws Unsound {
        switch (in.field()) {
            case 1 -> shape(in);
            case 2 -> type = in.number();
            case 4, 9 -> floats(in); // float_data (packed), raw_data
            case 8 -> name = in.text();
            case 12 -> in.text(); // doc_string
            case 14 -> Unsound.unless(in.number() == 0, "external data is not allowed");
            default -> throw new Unsound("external data, segments and other number types are not allowed");
        }
    }

    private void shape(WireReader in) throws Unsound {
        if (in.wireType() == WireReader.VARINT) {
            dimension(in.number());
            return;
        }
        WireReader packed = in.message();
        while (packed.hasMore()) {
            dimension(packed.varint());
        }
    }

    private void dimension(long size) throws Unsound {
        Unsound.unless(++dimensions <= MOST_DIMENSIONS, "a tensor has too many dimensions");
        Unsound.unless(size >= 1 && size <= 1 << 20, "a tensor's dimension is out of range");
        expected *= size;
        Unsound.unless(expected <= 1 << 24, "a tensor is too large");
    }

    private void floats(WireReader in) throws Unsound {
        Unsound.unless(found < 0, "a tensor holds its numbers twice");
        WireReader values = in.message();
        Unsound.unless(values.remaining() % 4 == 0, "a tensor ends within a number");
        found = values.remaining() / 4;
        while (values.hasMore()) {
            Unsound.unless(Float.isFinite(values.fixedFloat()), "a tensor holds a number that is not finite");
        }
    }
}
