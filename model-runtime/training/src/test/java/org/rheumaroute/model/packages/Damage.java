package org.rheumaroute.model.packages;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.packages.PackageManifest.FileEntry;
import org.rheumaroute.model.packages.PackageManifest.ManifestSignature;

/** One way to damage or forge a package. The later ones are signed again by whoever holds a trusted key. */
enum Damage {
    BITS(false) {
        @Override
        void on(Map<String, byte[]> files, Map<String, byte[]> other, Random random) {
            flip(files, anyOf(files, random), random);
        }
    },
    TRUNCATION(false) {
        @Override
        void on(Map<String, byte[]> files, Map<String, byte[]> other, Random random) {
            cut(files, anyOf(files, random), random);
        }
    },
    SWAPPED_PART(false) {
        @Override
        void on(Map<String, byte[]> files, Map<String, byte[]> other, Random random) {
            String name = anyOf(files, random);
            while (Arrays.equals(files.get(name), other.get(name))) { // both have the same schema, for example
                name = anyOf(files, random);
            }
            files.put(name, other.get(name));
        }
    },
    /** Hashes computed again, but nobody has the key. */
    HASHES_WITHOUT_KEY(false) {
        @Override
        void on(Map<String, byte[]> files, Map<String, byte[]> other, Random random) throws Exception {
            byte[] signature = files.get(PackageManifest.SIGNATURE_FILE);
            flip(files, weights(random), random);
            signAgain(files, SigningKey.generate());
            files.put(PackageManifest.SIGNATURE_FILE, signature);
        }
    },
    SIGNED_BITS(true) {
        @Override
        void on(Map<String, byte[]> files, Map<String, byte[]> other, Random random) {
            flip(files, weights(random), random);
        }
    },
    SIGNED_TRUNCATION(true) {
        @Override
        void on(Map<String, byte[]> files, Map<String, byte[]> other, Random random) {
            cut(files, weights(random), random);
        }
    },
    SIGNED_SWAP(true) {
        @Override
        void on(Map<String, byte[]> files, Map<String, byte[]> other, Random random) {
            String name = weights(random);
            files.put(name, other.get(name));
        }
    },
    /** A child, parent or feature index of a tree points elsewhere. */
    SIGNED_INDEX(true) {
        @Override
        void on(Map<String, byte[]> files, Map<String, byte[]> other, Random random) {
            String json = new String(files.get(TREES), StandardCharsets.UTF_8);
            List<MatchResult> arrays = INDICES.matcher(json).results().toList();
            MatchResult array = arrays.get(random.nextInt(arrays.size()));
            String[] numbers = array.group(2).split(",", -1);
            numbers[random.nextInt(numbers.length)] = Integer.toString(FORGED[random.nextInt(FORGED.length)]);
            String forged =
                    json.substring(0, array.start(2)) + String.join(",", numbers) + json.substring(array.end(2));
            files.put(TREES, forged.getBytes(StandardCharsets.UTF_8));
        }
    },
    /** A number of calibration, schema or preprocessing is another one. */
    SIGNED_NUMBER(true) {
        @Override
        void on(Map<String, byte[]> files, Map<String, byte[]> other, Random random) {
            String name = NUMBERS.get(random.nextInt(NUMBERS.size()));
            String json = new String(files.get(name), StandardCharsets.UTF_8);
            List<MatchResult> numbers = NUMBER.matcher(json).results().toList();
            MatchResult number = numbers.get(random.nextInt(numbers.size()));
            String forged = json.substring(0, number.start(1))
                    + (random.nextInt(2000) - 1000) / 10.0
                    + json.substring(number.end(1));
            files.put(name, forged.getBytes(StandardCharsets.UTF_8));
        }
    },
    /** How often training patients came by a node, or the patient that a net's shares are counted from: no score moves. */
    SIGNED_EXPLANATION(true) {
        @Override
        void on(Map<String, byte[]> files, Map<String, byte[]> other, Random random) {
            boolean trees = random.nextBoolean();
            String name = trees ? TREES : PREPROCESSING;
            String json = new String(files.get(name), StandardCharsets.UTF_8);
            List<MatchResult> places =
                    (trees ? COVERS : MEDIANS).matcher(json).results().toList();
            MatchResult place = places.get(random.nextInt(places.size()));
            String[] numbers = place.group(1).split(",", -1);
            numbers[random.nextInt(numbers.length)] = Integer.toString(1 + random.nextInt(99));
            String forged =
                    json.substring(0, place.start(1)) + String.join(",", numbers) + json.substring(place.end(1));
            files.put(name, forged.getBytes(StandardCharsets.UTF_8));
        }
    };

    static final String TREES = "members/trees/model.json";
    static final String NET = "members/net/net.onnx";

    private static final String PREPROCESSING = "members/net/preprocessing.json";
    private static final Pattern COVERS = Pattern.compile("\"sum_hessian\":\\[([^\\]]*)\\]");
    private static final Pattern MEDIANS = Pattern.compile("\"median\" : ([0-9.]+)");

    private static final Pattern INDICES =
            Pattern.compile("\"(left_children|right_children|parents|split_indices|default_left)\":\\[([^\\]]*)\\]");
    private static final Pattern NUMBER = Pattern.compile(":\\s(-?\\d+(?:\\.\\d+)?(?:E-?\\d+)?)");
    private static final int[] FORGED = {-2, -1, 0, 1, 2, 7, 15, 255, 99_999, 2_147_483_647, -2_147_483_648};
    private static final List<String> NUMBERS = List.of(
            "calibration.json",
            "feature-schema.json",
            "members/trees/calibration.json",
            "members/net/calibration.json",
            "members/net/preprocessing.json");

    final boolean signedAgain;

    Damage(boolean signedAgain) {
        this.signedAgain = signedAgain;
    }

    abstract void on(Map<String, byte[]> files, Map<String, byte[]> other, Random random) throws Exception;

    /** A copy of a package, damaged; of another package parts may be taken. */
    PackageFiles of(PackageFiles sound, PackageFiles other, SigningKey key, long seed) throws Exception {
        Map<String, byte[]> files = contents(sound);
        on(files, contents(other), new Random(seed));
        if (signedAgain) {
            signAgain(files, key);
        }
        return new PackageFiles(Path.of("damaged"), files);
    }

    private static Map<String, byte[]> contents(PackageFiles files) throws Exception {
        Map<String, byte[]> contents = new TreeMap<>();
        for (String name : files.names()) {
            contents.put(name, files.bytes(name));
        }
        return contents;
    }

    private static String anyOf(Map<String, byte[]> files, Random random) {
        return new ArrayList<>(files.keySet()).get(random.nextInt(files.size()));
    }

    private static String weights(Random random) {
        return random.nextBoolean() ? TREES : NET;
    }

    /** One to three bits. */
    private static void flip(Map<String, byte[]> files, String name, Random random) {
        byte[] bytes = files.get(name).clone();
        for (int bit = random.nextInt(3); bit >= 0; bit--) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        }
        files.put(name, bytes);
    }

    private static void cut(Map<String, byte[]> files, String name, Random random) {
        byte[] bytes = files.get(name);
        files.put(name, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
    }

    /** Members first, then the whole. */
    private static void signAgain(Map<String, byte[]> files, SigningKey key) throws Exception {
        for (String member : List.of("members/trees/", "members/net/")) {
            signOne(files, member, key);
        }
        signOne(files, "", key);
    }

    private static void signOne(Map<String, byte[]> files, String prefix, SigningKey key) throws Exception {
        PackageManifest old = PackageJson.read(
                Path.of("old"), "manifest", files.get(prefix + PackageManifest.FILE), PackageManifest.class);
        Map<String, FileEntry> entries = new HashMap<>();
        old.files().keySet().forEach(name -> {
            byte[] bytes = files.get(prefix + name);
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
        files.put(prefix + PackageManifest.FILE, manifest);
        String signature = Base64.getEncoder().encodeToString(key.sign(manifest));
        files.put(
                prefix + PackageManifest.SIGNATURE_FILE,
                PackageJson.write(new ManifestSignature("Ed25519", key.id(), signature)));
    }
}
