package org.rheumaroute.model.child;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.rheumaroute.model.engine.Engine;

/**
 * The files that a child's class path is made of. In a plain JVM they are its own class path. In an application server a
 * class has no such thing: its jar lies in a module folder, or inside the EAR, known to the server's virtual file system
 * only; such a jar is unpacked once. Thread-safe.
 */
public final class ClassFiles {
    /** One class of each jar that the loader of packages stands on. */
    private static final List<String> OWN = List.of(
            "org.rheumaroute.model.TaskId",
            "org.rheumaroute.model.child.TrialMain",
            "com.fasterxml.jackson.databind.json.JsonMapper",
            "com.fasterxml.jackson.core.JsonFactory",
            "com.fasterxml.jackson.annotation.JsonProperty");

    private final List<Engine> engines;
    private final Path unpacked;
    private List<Path> found = List.of(); // guarded by this

    /**
     * @param engines whose libraries the child needs as well
     * @param unpacked folder for jars that are no files; made when needed
     */
    public ClassFiles(List<Engine> engines, Path unpacked) {
        this.engines = List.copyOf(engines);
        this.unpacked = unpacked;
    }

    /**
     * Jars and folders, in order.
     *
     * @throws IOException when one of them cannot be found or unpacked
     */
    synchronized List<Path> files() throws IOException {
        if (found.isEmpty() || !found.stream().allMatch(Files::exists)) {
            found = isPlain() ? classPath() : gathered();
        }
        return found;
    }

    private static boolean isPlain() {
        return ClassFiles.class.getClassLoader() == ClassLoader.getSystemClassLoader();
    }

    private static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
    }

    private List<Path> gathered() throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (Class<?> one : classes()) {
            Path file = fileOf(one);
            files.add(file);
            if (!file.startsWith(unpacked)) { // a module's folder: what the library itself needs lies beside it
                files.addAll(jarsBeside(file));
            }
        }
        return List.copyOf(files);
    }

    private List<Class<?>> classes() throws IOException {
        List<Class<?>> classes = new ArrayList<>();
        try {
            for (String name : OWN) {
                classes.add(Class.forName(name, false, ClassFiles.class.getClassLoader()));
            }
        } catch (ClassNotFoundException e) {
            throw new IOException("no class " + e.getMessage(), e);
        }
        for (Engine engine : engines) {
            classes.add(engine.getClass());
            classes.addAll(engine.libraries());
        }
        return classes;
    }

    private Path fileOf(Class<?> one) throws IOException {
        CodeSource source = one.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IOException("nobody knows where " + one.getName() + " comes from");
        }
        URL location = source.getLocation();
        String text = location.toExternalForm();
        if (text.startsWith("jar:file:") || text.startsWith("file:")) {
            String file = text.startsWith("jar:") ? text.substring(4).replaceFirst("!/.*$", "") : text;
            return Path.of(URI.create(file));
        }
        return unpack(location, text.replaceFirst("/$", "").replaceFirst("^.*/", ""));
    }

    /** Entry by entry: what a virtual file system gives is a jar to be read, not the bytes of one. */
    private Path unpack(URL location, String name) throws IOException {
        Files.createDirectories(unpacked);
        Path jar = unpacked.resolve(name);
        try (InputStream in = location.openStream();
                JarInputStream entries = in instanceof JarInputStream already ? already : new JarInputStream(in);
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(jar));
                JarOutputStream out = new JarOutputStream(file)) {
            int copied = 0;
            for (JarEntry entry = entries.getNextJarEntry(); entry != null; entry = entries.getNextJarEntry()) {
                out.putNextEntry(new JarEntry(entry.getName()));
                entries.transferTo(out);
                out.closeEntry();
                copied++;
            }
            if (copied == 0) {
                throw new IOException(location + " is no jar that can be read");
            }
        }
        return jar;
    }

    private static List<Path> jarsBeside(Path jar) throws IOException {
        if (!Files.isRegularFile(jar)) {
            return List.of();
        }
        try (Stream<Path> beside = Files.list(jar.toAbsolutePath().getParent())) {
            return beside.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }
}
