package org.rheumaroute.model.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** The Ed25519 key pair that signs packages. The same bytes and key give the same signature. Thread-safe. */
public final class SigningKey {
    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private SigningKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** A new random pair. */
    public static SigningKey generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(KeyFiles.ALGORITHM).generateKeyPair();
            return new SigningKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 17 has Ed25519", e);
        }
    }

    /**
     * Reads {@code NAME.key.pem} and {@code NAME.pub.pem}.
     *
     * @throws IOException when a file is missing, is no Ed25519 key, or the two do not belong together
     */
    public static SigningKey read(Path folder, String name) throws IOException {
        SigningKey key = new SigningKey(
                KeyFiles.readPrivate(folder.resolve(name + ".key.pem")),
                KeyFiles.readPublic(folder.resolve(name + ".pub.pem")));
        byte[] probe = name.getBytes(StandardCharsets.UTF_8);
        if (!Signatures.isBy(key.publicKey, probe, key.sign(probe))) {
            throw new IOException(name + ".key.pem and " + name + ".pub.pem in " + folder + " are not one pair");
        }
        return key;
    }

    /**
     * Writes {@code NAME.key.pem} (readable by the owner only, where the file system knows owners) and {@code
     * NAME.pub.pem}.
     *
     * @throws FileAlreadyExistsException rather than overwrite a key
     */
    public void write(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Path secret = folder.resolve(name + ".key.pem");
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(secret);
        }
        Files.writeString(secret, KeyFiles.pem("PRIVATE KEY", privateKey.getEncoded()), StandardOpenOption.WRITE);
        Files.writeString(
                folder.resolve(name + ".pub.pem"),
                KeyFiles.pem("PUBLIC KEY", publicKey.getEncoded()),
                StandardOpenOption.CREATE_NEW);
    }

    /** The half that may be handed out. */
    public PublicKey publicKey() {
        return publicKey;
    }

    /** SHA-256 of the encoded public key, 64 hexadecimal digits. */
    public String id() {
        return KeyFiles.idOf(publicKey);
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance(KeyFiles.ALGORITHM);
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Ed25519 signing failed", e);
        }
    }
}
