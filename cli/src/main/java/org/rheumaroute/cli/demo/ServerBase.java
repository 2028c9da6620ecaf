package org.rheumaroute.cli.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.rheumaroute.cli.shell.FileTrees;

/**
 * A WildFly base folder of its own for one run: configuration and deployment are copied from the provisioned server,
 * state starts empty, and a local login exists.
 *
 * @param folder value of {@code jboss.server.base.dir}
 */
public record ServerBase(Path folder) {
    private static final List<String> ROLES = List.of("clinician", "researcher", "operator");

    /** Makes the folder afresh from the provisioned server's {@code standalone} folder; what was there is deleted. */
    public static ServerBase fresh(Path provisioned, Path folder) throws IOException {
        FileTrees.delete(folder);
        FileTrees.copy(provisioned.resolve("standalone"), folder, ServerBase::isState);
        return new ServerBase(folder);
    }

    /**
     * Adds a login with every role to the server's properties realm, in the form that WildFly's {@code add-user}
     * writes: the hexadecimal MD5 of {@code user:realm:password} (RFC 2617's A1).
     */
    public void addLogin(String user, String password) throws IOException {
        addLogin(user, password, ROLES);
    }

    /** The same with some roles only. */
    public void addLogin(String user, String password, List<String> roles) throws IOException {
        Path configuration = folder.resolve("configuration");
        String hash = md5(user + ":ApplicationRealm:" + password);
        append(configuration.resolve("application-users.properties"), user + "=" + hash);
        append(configuration.resolve("application-roles.properties"), user + "=" + String.join(",", roles));
    }

    private static void append(Path file, String line) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(file, text + "\n" + line + "\n");
    }

    private static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }

    /** What a run leaves behind: a fresh base starts without it. */
    private static boolean isState(Path relative) {
        String first = relative.getName(0).toString();
        return first.equals("data") || first.equals("log") || first.equals("tmp");
    }
}
