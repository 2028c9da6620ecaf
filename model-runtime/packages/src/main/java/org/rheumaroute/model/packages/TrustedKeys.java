package org.rheumaroute.model.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The Ed25519 public keys whose packages this hospital accepts. Immutable, thread-safe. */
public final class TrustedKeys {
    private static final String SUFFIX = ".pub.pem";

    private final Map<String, PublicKey> byId;

    private TrustedKeys(Map<String, PublicKey> byId) {
        this.byId = byId;
    }

    /**
     * Reads every {@code *.pub.pem} of a folder. No key in it means that no package is accepted.
     *
     * @throws IOException when the folder cannot be read or a file is not an Ed25519 public key in PEM; the message
     *     names the file
     */
    public static TrustedKeys read(Path folder) throws IOException {
        Map<String, PublicKey> keys = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
            for (Path file : files) {
                PublicKey key = KeyFiles.readPublic(file);
                keys.put(KeyFiles.idOf(key), key);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new TrustedKeys(keys);
    }

    /** Trusts exactly these keys. */
    public static TrustedKeys of(Collection<PublicKey> keys) {
        Map<String, PublicKey> byId = new TreeMap<>();
        keys.forEach(key -> byId.put(KeyFiles.idOf(key), key));
        return new TrustedKeys(byId);
    }

    /** Ids of the trusted keys: SHA-256 of the encoded key, 64 hexadecimal digits. */
    public SortedSet<String> ids() {
        return new TreeSet<>(byId.keySet());
    }

    Optional<PublicKey> find(String keyId) {
        return Optional.ofNullable(byId.get(keyId));
    }
}
