package org.rheumaroute.model.child;

import java.io.IOException;

/** Keeps a child from outliving its parent, which holds the other end of its stdin open for as long as it lives. */
public final class EndWithParent {
    /** Exit status of a child whose parent is gone. */
    public static final int ORPHANED = 75;

    private EndWithParent() {}

    /** From now on this JVM ends when its stdin does. */
    public static void watch() {
        Thread watch = new Thread(EndWithParent::haltAtEndOfInput, "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void haltAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever sent
            }
        } catch (IOException e) {
            // an end too
        }
        Runtime.getRuntime().halt(ORPHANED);
    }
}
