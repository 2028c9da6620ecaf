package org.rheumaroute.model.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureVector;
import org.rheumaroute.model.packages.PackageManifest.FileEntry;
import org.rheumaroute.model.packages.PackageManifest.ManifestSignature;
import org.rheumaroute.model.packages.ScoringRule.MemberWeight;

/**
 * Makes signed packages. The golden outputs are computed by the very code that will check them. The same draft, weights
 * and key give the same bytes.
 */
public final class PackageWriter {
    private static final String NO_DIGEST = "0".repeat(64);

    private final SigningKey key;
    private final PackageOpener opener;
    private final PackageLoader loader;

    /**
     * @param key signs every manifest
     * @param engines opens the weights to compute golden outputs
     */
    public PackageWriter(SigningKey key, List<Engine> engines) {
        this.key = key;
        this.opener = new PackageOpener(engines);
        this.loader = new PackageLoader(TrustedKeys.of(List.of(key.publicKey())), engines);
    }

    /**
     * A package with weights of its own.
     *
     * @param engineId the engine that opens the weights
     * @param weights the engine's files by name
     * @throws ModelIntegrityException when the engine refuses the weights
     */
    public PackageFiles single(PackageDraft draft, String engineId, Map<String, byte[]> weights)
            throws ModelIntegrityException {
        Map<String, byte[]> files = commonFiles(draft);
        files.putAll(weights);
        return finish(draft.card(), PackageKind.SINGLE, engineId, files, draft.goldenInputs());
    }

    /**
     * A package that joins others.
     *
     * @param members signed packages by their folder, {@code members/NAME}, as the draft's rule names them
     * @throws ModelIntegrityException when a member does not load or does not fit
     */
    public PackageFiles combination(PackageDraft draft, Map<String, PackageFiles> members)
            throws ModelIntegrityException {
        Map<String, byte[]> files = commonFiles(draft);
        for (Map.Entry<String, PackageFiles> member : members.entrySet()) {
            for (String name : member.getValue().names()) {
                files.put(member.getKey() + "/" + name, member.getValue().bytes(name));
            }
        }
        return finish(draft.card(), PackageKind.COMBINATION, PackageManifest.NO_ENGINE, files, draft.goldenInputs());
    }

    /** Computes the golden outputs of files that lack nothing else, and signs. */
    PackageFiles finish(
            ModelCard card,
            PackageKind kind,
            String engineId,
            Map<String, byte[]> files,
            List<FeatureVector> goldenInputs)
            throws ModelIntegrityException {
        PackageFiles unsigned = new PackageFiles(Path.of(card.name()), files);
        List<LoadedPackage> opened = new ArrayList<>();
        try {
            LoadedPackage whole;
            if (kind == PackageKind.SINGLE) {
                whole = opener.openSingle(refOf(card, NO_DIGEST), engineId, unsigned);
                opened.add(whole);
            } else { // closing the members closes the combination
                for (MemberWeight member : PackageOpener.memberWeights(unsigned)) {
                    opened.add(loader.load(PackageSource.InMemory.member(unsigned, member.folder())));
                }
                whole = opener.openCombination(refOf(card, NO_DIGEST), unsigned, opened);
            }
            files.put(GoldenRows.FILE, GoldenRows.write(whole, goldenInputs));
        } finally {
            opened.forEach(LoadedPackage::close);
        }
        return sign(card, kind, engineId, files);
    }

    /** Replaces the signature of a package whose files lie under a prefix; its manifest stays. */
    static void signAgain(Map<String, byte[]> files, String prefix, SigningKey key) {
        byte[] manifest = Objects.requireNonNull(files.get(prefix + PackageManifest.FILE), prefix);
        files.put(prefix + PackageManifest.SIGNATURE_FILE, signature(manifest, key));
    }

    private static byte[] signature(byte[] manifest, SigningKey key) {
        String signature = Base64.getEncoder().encodeToString(key.sign(manifest));
        return PackageJson.write(new ManifestSignature(KeyFiles.ALGORITHM, key.id(), signature));
    }

    /**
     * Writes a package into a folder that does not exist yet or is empty. It appears whole or not at all.
     *
     * @throws IOException when the folder holds something or cannot be written
     */
    public static void write(PackageFiles files, Path folder) throws IOException {
        Path target = folder.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new IOException("a file system's root is no place for a package");
        }
        Files.createDirectories(parent);
        Path staging = parent.resolve(".package-" + UUID.randomUUID()); // beside the target, so that a move is atomic
        try {
            writeAll(files, staging);
            Files.deleteIfExists(target); // an empty folder only; anything else is an error
            Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deleteTree(staging);
            throw e;
        }
    }

    private static void writeAll(PackageFiles files, Path folder) throws IOException {
        for (String name : files.names()) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            try {
                Files.write(file, files.bytes(name), StandardOpenOption.CREATE_NEW);
            } catch (ModelIntegrityException e) {
                throw new IOException("a listed file has no bytes", e);
            }
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Name, version and digest of a signed package. */
    public static PackageRef refOf(PackageFiles signed) throws ModelIntegrityException {
        byte[] manifest = signed.bytes(PackageManifest.FILE);
        PackageManifest read = PackageJson.read(signed.origin(), "manifest", manifest, PackageManifest.class);
        return new PackageRef(read.name(), read.version(), Digests.sha256(manifest), read.demonstration());
    }

    private static Map<String, byte[]> commonFiles(PackageDraft draft) {
        Map<String, byte[]> files = new HashMap<>();
        files.put(PackageOpener.CARD_FILE, draft.card().toJson());
        files.put(PackageOpener.SCHEMA_FILE, draft.inputs().toJson());
        files.put(PackageOpener.RULE_FILE, PackageJson.write(draft.rule()));
        draft.familiarity().ifPresent(gate -> files.put(Familiarity.FILE, PackageJson.write(gate)));
        return files;
    }

    private PackageFiles sign(ModelCard card, PackageKind kind, String engine, Map<String, byte[]> files) {
        Map<String, FileEntry> entries = new TreeMap<>();
        files.forEach((name, bytes) -> entries.put(name, new FileEntry(bytes.length, Digests.sha256(bytes))));
        byte[] manifest = PackageJson.write(new PackageManifest(
                PackageManifest.FORMAT,
                PackageManifest.FORMAT_VERSION,
                card.name(),
                card.version(),
                card.task(),
                kind,
                engine,
                card.demonstration(),
                entries));
        Map<String, byte[]> signed = new HashMap<>(files);
        signed.put(PackageManifest.FILE, manifest);
        signed.put(PackageManifest.SIGNATURE_FILE, signature(manifest, key));
        return new PackageFiles(Path.of(card.name()), signed);
    }

    private static PackageRef refOf(ModelCard card, String digest) {
        return new PackageRef(card.name(), card.version(), digest, card.demonstration());
    }
}
