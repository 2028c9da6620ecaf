package org.rheumaroute.model.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;

/** Every way to touch a signed package ends in a refusal that names its check, before an engine sees a byte. */
class TamperingTest {
    @TempDir
    Path temp;

    private final InventedPackages invented = new InventedPackages();
    private Path folder;

    @BeforeEach
    void write() throws Exception {
        folder = temp.resolve("package");
        PackageWriter.write(invented.combination(), folder);
        invented.xgboost.opened.set(0);
        invented.onnx.opened.set(0);
    }

    interface Tampering {
        void with(Path folder) throws IOException;
    }

    static Stream<Arguments> tamperings() {
        List<Arguments> table = new ArrayList<>(List.of(
                row("no folder", "folder", f -> deleteTree(f)),
                row("empty folder", "files", f -> {
                    deleteTree(f);
                    Files.createDirectory(f);
                }),
                row("manifest removed", "files", f -> Files.delete(f.resolve("manifest.json"))),
                row("signature removed", "files", f -> Files.delete(f.resolve("manifest.sig"))),
                row("signature emptied", "signature", f -> Files.write(f.resolve("manifest.sig"), new byte[0])),
                row("signature huge", "size", f -> Files.write(f.resolve("manifest.sig"), new byte[5000])),
                row("manifest huge", "size", f -> Files.write(f.resolve("manifest.json"), new byte[2 << 20])),
                row(
                        "key id unknown",
                        "signature",
                        f -> replace(f, "manifest.sig", "\"keyId\" : \"", "\"keyId\" : \"00")),
                row("other algorithm", "signature", f -> replace(f, "manifest.sig", "Ed25519", "none")),
                row("manifest reworded", "signature", f -> replace(f, "manifest.json", "1.0.0", "1.0.1")),
                row("demonstration denied", "signature", f -> replace(f, "manifest.json", "true", "false")),
                row("file added", "files", f -> Files.writeString(f.resolve("extra.txt"), "x")),
                row("file added in a member", "files", f -> Files.writeString(f.resolve("members/a/x.so"), "x")),
                row("member added", "files", f -> {
                    Files.createDirectories(f.resolve("members/c"));
                    Files.writeString(f.resolve("members/c/manifest.json"), "{}");
                }),
                row("members swapped", "sha256", f -> swap(f, "members/a/linear.txt", "members/b/linear.txt")),
                row("link to a file", "folder", f -> {
                    Path weights = f.resolve("members/a/linear.txt");
                    Files.move(weights, f.resolveSibling("outside.txt"));
                    Files.createSymbolicLink(weights, f.resolveSibling("outside.txt"));
                }),
                row("link to a folder", "folder", f -> {
                    Files.move(f.resolve("members/a"), f.resolveSibling("outside"));
                    Files.createSymbolicLink(f.resolve("members/a"), f.resolveSibling("outside"));
                }),
                row("deep folder", "folder", f -> Files.createDirectories(f.resolve("a/b/c/d/e/f")))));
        for (String name : List.of(
                "model-card.json",
                "calibration.json",
                "feature-schema.json",
                "golden.csv",
                "members/a/manifest.json",
                "members/a/manifest.sig",
                "members/a/linear.txt",
                "members/b/golden.csv")) {
            table.add(row("one bit of " + name, "sha256", f -> flip(f.resolve(name), 5)));
            table.add(row("half of " + name, "size", f -> {
                byte[] bytes = Files.readAllBytes(f.resolve(name));
                Files.write(f.resolve(name), java.util.Arrays.copyOf(bytes, bytes.length / 2));
            }));
            table.add(row("one byte more in " + name, "size", f -> {
                byte[] bytes = Files.readAllBytes(f.resolve(name));
                Files.write(f.resolve(name), java.util.Arrays.copyOf(bytes, bytes.length + 1));
            }));
            table.add(row("no " + name, "files", f -> Files.delete(f.resolve(name))));
        }
        return table.stream();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("tamperings")
    void isRefusedBeforeAnEngineSeesIt(String what, String check, Tampering tampering) throws IOException {
        tampering.with(folder);
        assertRefused(check);
        assertThat(invented.xgboost.opened.get() + invented.onnx.opened.get()).isZero();
    }

    @Test
    void theUntouchedPackageLoads() throws Exception {
        invented.loader().load(folder).close();
        assertThat(invented.xgboost.opened).hasValue(1);
    }

    @Test
    void writingOverAPackageIsRefusedAndLeavesNothingBehind() throws Exception {
        PackageFiles files = invented.single("demo", "xgboost", 0.01);
        assertThatThrownBy(() -> PackageWriter.write(files, folder)).isInstanceOf(IOException.class);
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left).containsExactly(folder);
        }
        invented.loader().load(folder).close();
    }

    @Test
    void aFolderMayItselfBeALink() throws Exception {
        Files.createSymbolicLink(temp.resolve("current"), folder);
        invented.loader().load(temp.resolve("current")).close();
    }

    @Test
    void aStrangersSignatureIsRefused() {
        PackageLoader strict = new PackageLoader(
                TrustedKeys.of(List.of(SigningKey.generate().publicKey())), List.of(invented.xgboost, invented.onnx));
        assertThatThrownBy(() -> strict.load(folder))
                .isInstanceOfSatisfying(
                        ModelIntegrityException.class,
                        e -> assertThat(e.check()).isEqualTo("signature"));
    }

    @Test
    void twoHundredAndFiftyDamagedPackagesAreAllRefused() throws Exception {
        Map<String, byte[]> sound = new HashMap<>();
        PackageFiles files = invented.combination();
        for (String name : files.names()) {
            sound.put(name, files.bytes(name));
        }
        invented.xgboost.opened.set(0);
        List<String> names = new ArrayList<>(files.names());
        Random random = new Random(9);
        for (int i = 0; i < 250; i++) {
            Map<String, byte[]> damaged = new HashMap<>(sound);
            String name = names.get(random.nextInt(names.size()));
            byte[] bytes = sound.get(name).clone();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            damaged.put(name, bytes);
            PackageFiles offered = new PackageFiles(Path.of("damaged"), damaged);
            assertThatThrownBy(() -> invented.loader().load(new PackageSource.InMemory(offered)))
                    .as("one bit of " + name)
                    .isInstanceOf(ModelIntegrityException.class);
        }
        assertThat(invented.xgboost.opened).hasValue(0);
    }

    /** A trusted signer's own mistakes: the signature holds, the content does not. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("golden-rows", "golden.csv", "scored,-0", "scored,-1"),
                mistake("golden-rows", "golden.csv", "missing-input", "out-of-range"),
                mistake("golden-rows", "golden.csv", "outcome", "verdict"),
                mistake("schema", "feature-schema.json", "mm/h", "mm/s"),
                mistake("schema", "feature-schema.json", "\"minimumKnown\" : 3", "\"minimumKnown\" : 0"),
                mistake("schema", "feature-schema.json", "\"version\" : \"1\"", "\"version\" : null"),
                mistake("card", "model-card.json", "\"1.0.0\"", "\"1.0.1\""),
                mistake("card", "model-card.json", "\"demonstration\" : true", "\"demonstration\" : false"),
                mistake("card", "model-card.json", "0.2", "0.9"),
                mistake("calibration", "calibration.json", "\"slope\" : 0.9", "\"slope\" : -0.9"),
                mistake("calibration", "calibration.json", "\"members\"", "\"friends\""),
                mistake("golden-rows", "linear.txt", "-1.0", "-2.0"),
                mistake("engine", "linear.txt", "-1.0", "minus one"));
    }

    @ParameterizedTest(name = "{0}: {1} with {3}")
    @MethodSource("mistakes")
    void aSignedMistakeIsRefused(String check, String file, String from, String to) throws Exception {
        PackageFiles sound = invented.single("demo", "xgboost", 0.01);
        Map<String, byte[]> files = new HashMap<>();
        for (String name : sound.names()) {
            files.put(name, sound.bytes(name));
        }
        String text = new String(sound.bytes(file), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        files.put(
                file,
                text.replaceFirst(java.util.regex.Pattern.quote(from), to)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        PackageFiles signed = Resigned.by(invented.key, files);
        assertThatThrownBy(() -> invented.loader().load(new PackageSource.InMemory(signed)))
                .isInstanceOfSatisfying(
                        ModelIntegrityException.class,
                        e -> assertThat(e.check()).as(e.getMessage()).isEqualTo(check));
        assertThat(invented.xgboost.open).hasValue(0);
    }

    private void assertRefused(String check) {
        assertThatThrownBy(() -> invented.loader().load(folder))
                .isInstanceOfSatisfying(
                        ModelIntegrityException.class,
                        e -> assertThat(e.check()).as(e.getMessage()).isEqualTo(check));
    }

    private static Arguments row(String what, String check, Tampering tampering) {
        return arguments(what, check, tampering);
    }

    private static Arguments mistake(String check, String file, String from, String to) {
        return arguments(check, file, from, to);
    }

    private static void replace(Path folder, String name, String from, String to) throws IOException {
        String text = Files.readString(folder.resolve(name));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(name), text.replace(from, to));
    }

    private static void flip(Path file, int position) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[position] ^= 1;
        Files.write(file, bytes);
    }

    private static void swap(Path folder, String one, String other) throws IOException {
        byte[] first = Files.readAllBytes(folder.resolve(one));
        Files.write(folder.resolve(one), Files.readAllBytes(folder.resolve(other)));
        Files.write(folder.resolve(other), first);
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> inside = Files.list(folder)) {
                for (Path path : inside.toList()) {
                    deleteTree(path);
                }
            }
        }
        Files.delete(folder);
    }
}
