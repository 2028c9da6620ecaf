package org.rheumaroute.fhir.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A body of FHIR files that others wrote: a folder, or a jar on the test class path. */
interface Corpus {
    /** Name for the report. */
    String name();

    /** Hands over every file that may hold FHIR, in the order of its name. */
    void forEach(Visitor visitor) throws IOException;

    /** Takes one file. */
    interface Visitor {
        void file(String name, byte[] text) throws IOException;
    }

    static boolean mayHoldFhir(String name) {
        return name.endsWith(".json") || name.endsWith(".ndjson") || name.endsWith(".xml") || name.endsWith(".ttl");
    }

    /** What was asked for: folders by {@code rheumaroute.corpora}, and the HL7 test cases when they are on the path. */
    static List<Corpus> asked() throws IOException {
        Stream<Corpus> folders = Arrays.stream(
                        System.getProperty("rheumaroute.corpora", "").split(","))
                .filter(folder -> !folder.isBlank())
                .map(folder -> new Folder(Path.of(folder)));
        Stream<Corpus> jars =
                Collections.list(Corpus.class.getClassLoader().getResources("META-INF/MANIFEST.MF")).stream()
                        .filter(url -> url.toString().contains("fhir-test-cases"))
                        .map(Jar::new);
        return Stream.concat(jars, folders).toList();
    }

    /** Files under a folder. */
    record Folder(Path root) implements Corpus {
        @Override
        public String name() {
            return String.valueOf(root.getFileName());
        }

        @Override
        public void forEach(Visitor visitor) throws IOException {
            try (Stream<Path> paths = Files.walk(root)) {
                List<Path> files = paths.filter(Files::isRegularFile)
                        .filter(path -> mayHoldFhir(path.toString()))
                        .sorted()
                        .toList();
                for (Path file : files) {
                    visitor.file(root.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
    }

    /** Entries of a jar. */
    record Jar(URL manifest) implements Corpus {
        @Override
        public String name() {
            return "fhir-test-cases";
        }

        @Override
        public void forEach(Visitor visitor) throws IOException {
            JarURLConnection connection = (JarURLConnection) manifest.openConnection();
            connection.setUseCaches(false);
            try (JarFile jar = connection.getJarFile()) {
                List<String> names = jar.stream()
                        .filter(entry -> !entry.isDirectory())
                        .map(ZipEntry::getName)
                        .filter(Corpus::mayHoldFhir)
                        .sorted()
                        .toList();
                for (String name : names) {
                    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
                        visitor.file(name, in.readAllBytes());
                    }
                }
            }
        }
    }
}
