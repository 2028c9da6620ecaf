package org.rheumaroute.model.xgboost;

/** A model's structure is not sound; the message says where. */
final class Unsound extends Exception {
    private static final long serialVersionUID = 1L;

    Unsound(String message) {
        super(message, null, false, false); // no stack trace: an answer, not a fault
    }

    static void unless(boolean holds, String otherwise) throws Unsound {
        if (!holds) {
            throw new Unsound(otherwise);
        }
    }
}
