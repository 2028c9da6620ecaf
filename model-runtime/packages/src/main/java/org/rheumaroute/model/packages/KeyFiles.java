package org.rheumaroute.model.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Ed25519 keys in PEM, as {@code openssl genpkey -algorithm ed25519} writes them. */
final class KeyFiles {
    static final String ALGORITHM = "Ed25519";
    private static final int LARGEST_KEY_FILE = 4096;

    private KeyFiles() {}

    static PublicKey readPublic(Path file) throws IOException {
        byte[] der = readPem(file, "PUBLIC KEY");
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no Ed25519 public key", e);
        }
    }

    static PrivateKey readPrivate(Path file) throws IOException {
        byte[] der = readPem(file, "PRIVATE KEY");
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " holds no Ed25519 private key", e);
        }
    }

    static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** SHA-256 of the encoded key, 64 hexadecimal digits. */
    static String idOf(PublicKey key) {
        return Digests.sha256(key.getEncoded());
    }

    private static byte[] readPem(Path file, String label) throws IOException {
        if (Files.size(file) > LARGEST_KEY_FILE) {
            throw new IOException(file + " is larger than a key file can be");
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        String head = "-----BEGIN " + label + "-----";
        String foot = "-----END " + label + "-----";
        if (!text.startsWith(head) || !text.endsWith(foot) || text.length() < head.length() + foot.length()) {
            throw new IOException(file + " is not PEM with the label " + label);
        }
        String body = text.substring(head.length(), text.length() - foot.length());
        try {
            return Base64.getMimeDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " holds no Base64", e);
        }
    }
}
