package org.rheumaroute.model.packages;

import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.packages.PackageManifest.FileEntry;
import org.rheumaroute.model.packages.PackageManifest.ManifestSignature;

/** Verifies the bytes of a package: first who signed the manifest, then that every file is the one it lists. */
final class PackageReader {
    private final TrustedKeys keys;

    PackageReader(TrustedKeys keys) {
        this.keys = keys;
    }

    VerifiedPackage read(PackageSource source) throws ModelIntegrityException {
        SortedSet<String> present = source.names();
        byte[] manifestBytes = source.read(PackageManifest.FILE, Limits.MANIFEST_BYTES);
        requireTrustedSignature(source, manifestBytes);
        Path origin = source.origin().resolve(PackageManifest.FILE);
        PackageManifest manifest = PackageJson.read(origin, "manifest", manifestBytes, PackageManifest.class);
        requireSameNames(source.origin(), present, manifest);
        Map<String, byte[]> contents = new HashMap<>();
        for (Map.Entry<String, FileEntry> file : manifest.files().entrySet()) {
            contents.put(file.getKey(), readListed(source, file.getKey(), file.getValue()));
        }
        PackageRef ref = new PackageRef(
                manifest.name(), manifest.version(), Digests.sha256(manifestBytes), manifest.demonstration());
        return new VerifiedPackage(ref, manifest, new PackageFiles(source.origin(), contents));
    }

    private void requireTrustedSignature(PackageSource source, byte[] manifest) throws ModelIntegrityException {
        Path file = source.origin().resolve(PackageManifest.SIGNATURE_FILE);
        ManifestSignature claimed = PackageJson.read(
                file,
                "signature",
                source.read(PackageManifest.SIGNATURE_FILE, Limits.SIGNATURE_BYTES),
                ManifestSignature.class);
        if (!claimed.algorithm().equals(KeyFiles.ALGORITHM)) {
            throw new ModelIntegrityException(file, "signature", "the algorithm must be " + KeyFiles.ALGORITHM);
        }
        PublicKey key = keys.find(claimed.keyId())
                .orElseThrow(() -> new ModelIntegrityException(
                        file, "signature", "signed by a key that is not among the trusted keys"));
        byte[] signature;
        try {
            signature = Base64.getDecoder().decode(claimed.signature());
        } catch (IllegalArgumentException e) {
            throw new ModelIntegrityException(file, "signature", "the signature is not Base64");
        }
        if (!Signatures.isBy(key, manifest, signature)) {
            throw new ModelIntegrityException(file, "signature", "the manifest is not the one that was signed");
        }
    }

    private static void requireSameNames(Path origin, SortedSet<String> present, PackageManifest manifest)
            throws ModelIntegrityException {
        SortedSet<String> expected = new TreeSet<>(manifest.files().keySet());
        expected.add(PackageManifest.FILE);
        expected.add(PackageManifest.SIGNATURE_FILE);
        SortedSet<String> unlisted = new TreeSet<>(present);
        unlisted.removeAll(expected);
        if (!unlisted.isEmpty()) {
            throw new ModelIntegrityException(origin, "files", "not in the manifest: " + unlisted.first());
        }
        expected.removeAll(present);
        if (!expected.isEmpty()) {
            throw new ModelIntegrityException(origin, "files", "missing: " + expected.first());
        }
    }

    private static byte[] readListed(PackageSource source, String name, FileEntry expected)
            throws ModelIntegrityException {
        byte[] bytes = source.read(name, expected.size());
        Path file = source.origin().resolve(name);
        if (bytes.length != expected.size()) {
            throw new ModelIntegrityException(file, "size", bytes.length + " bytes, expected " + expected.size());
        }
        String actual = Digests.sha256(bytes);
        if (!actual.equals(expected.sha256())) {
            throw new ModelIntegrityException(file, "sha256", "is " + actual + ", expected " + expected.sha256());
        }
        return bytes;
    }

    /** A package whose signature and hashes hold. */
    record VerifiedPackage(PackageRef ref, PackageManifest manifest, PackageFiles files) {}
}
