package org.rheumaroute.model.packages;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.packages.PackageManifest.FileEntry;
import org.rheumaroute.model.packages.PackageManifest.ManifestSignature;

/** Hashes and signs changed files again, as a forger with the key, or a careless signer, would. */
final class Resigned {
    private Resigned() {}

    static PackageFiles by(SigningKey key, Map<String, byte[]> files) throws Exception {
        return by(key, files, PackageManifest.FORMAT_VERSION);
    }

    /** As {@link #by(SigningKey, Map)}, in another version of the format; no {@link PackageManifest} holds a wrong one. */
    static PackageFiles by(SigningKey key, Map<String, byte[]> files, int formatVersion) throws Exception {
        PackageManifest old =
                PackageJson.read(Path.of("old"), "manifest", files.get(PackageManifest.FILE), PackageManifest.class);
        Map<String, byte[]> signed = new HashMap<>(files);
        Map<String, FileEntry> entries = new TreeMap<>();
        old.files().keySet().forEach(name -> {
            byte[] bytes = files.get(name);
            entries.put(name, new FileEntry(bytes.length, Digests.sha256(bytes)));
        });
        byte[] manifest = PackageJson.write(new PackageManifest(
                old.format(),
                old.formatVersion(),
                old.name(),
                old.version(),
                old.task(),
                old.kind(),
                old.engine(),
                old.demonstration(),
                entries));
        String text = new String(manifest, StandardCharsets.UTF_8);
        String written = "\"formatVersion\" : " + old.formatVersion();
        if (!text.contains(written)) {
            throw new IllegalStateException("the manifest has no " + written);
        }
        manifest = text.replace(written, "\"formatVersion\" : " + formatVersion).getBytes(StandardCharsets.UTF_8);
        signed.put(PackageManifest.FILE, manifest);
        String signature = Base64.getEncoder().encodeToString(key.sign(manifest));
        signed.put(
                PackageManifest.SIGNATURE_FILE,
                PackageJson.write(new ManifestSignature("Ed25519", key.id(), signature)));
        return new PackageFiles(Path.of("resigned"), signed);
    }
}
