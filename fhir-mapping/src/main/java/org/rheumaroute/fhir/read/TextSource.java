package org.rheumaroute.fhir.read;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** UTF-8 text with a size limit that can be renewed line by line. For one stream, one thread. */
final class TextSource {
    private static final int PEEK = 4;

    private final InputStream in;
    private final long maxBytes;
    private long left;

    /** The text breaks a rule of ours. */
    static final class Fault extends IOException {
        private static final long serialVersionUID = 1L;
        private final ReadReason reason;

        Fault(ReadReason reason) {
            super(reason.code());
            this.reason = reason;
        }

        ReadReason reason() {
            return reason;
        }
    }

    TextSource(InputStream in, long maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
        this.left = maxBytes;
    }

    /** Opens the text behind its byte order mark. */
    BufferedReader open() throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(new Limited());
        bytes.mark(PEEK);
        byte[] head = bytes.readNBytes(PEEK);
        bytes.reset();
        if (hasNul(head) || startsWith(head, 0xFE, 0xFF) || startsWith(head, 0xFF, 0xFE)) {
            throw new Fault(ReadReason.ENCODING);
        }
        if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
            bytes.skipNBytes(3);
        }
        return new BufferedReader(new InputStreamReader(
                bytes,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
    }

    /** A new line begins: the limit counts from here. */
    void renewLimit() {
        left = maxBytes;
    }

    private static boolean hasNul(byte[] head) {
        for (byte b : head) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(byte[] head, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    private final class Limited extends FilterInputStream {
        Limited() {
            super(TextSource.this.in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int bytes) throws Fault {
            left -= bytes;
            if (left < 0) {
                throw new Fault(ReadReason.TOO_LARGE);
            }
        }
    }
}
