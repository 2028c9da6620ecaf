package org.rheumaroute.routes.config;

import java.util.List;

/** At least one setting is missing or wrong; the message names them all. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> faults;

    SettingsException(List<String> faults) {
        super("settings cannot be used: " + String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /** One sentence for each fault, in the order of the settings. */
    public List<String> faults() {
        return faults;
    }
}
