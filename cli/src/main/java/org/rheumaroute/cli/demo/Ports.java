package org.rheumaroute.cli.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.cli.shell.RefusedException;

/** Loopback ports. */
public final class Ports {
    /** The greatest port number there is. */
    public static final int HIGHEST = 65_535;

    private Ports() {}

    /** {@code count} different ports that are free now. */
    public static List<Integer> free(int count) throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    /**
     * The wanted port if it is free, or any free one when {@code wanted} is 0.
     *
     * @throws RefusedException when the wanted port is in use
     */
    static int wantedOrFree(int wanted, String option) throws RefusedException {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new RefusedException("port " + wanted + " is in use; choose another with " + option
                    + ", or leave the option out and a free port is taken");
        }
    }
}
