package org.rheumaroute.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.rheumaroute.training.report.Report;
import org.rheumaroute.training.report.ReportJson;
import org.rheumaroute.training.report.page.ReportPage;

/** Writes a report. It lies beside the package, not in it: a package's folder holds what the server verifies and loads. */
final class ReportFiles {
    private ReportFiles() {}

    /** Writes {@code report.html} and {@code report.json} into a folder. */
    static void write(Report report, Path folder) throws IOException {
        write(ReportPage.of(report), folder.resolve("report.html"));
        write(ReportJson.write(report), folder.resolve("report.json"));
    }

    /** Writes one file; it appears whole or not at all. */
    static void write(String text, Path file) throws IOException {
        Path target = file.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new IOException("a file system's root is no place for a report");
        }
        Files.createDirectories(parent);
        Path fresh = parent.resolve(".report-" + UUID.randomUUID());
        try {
            Files.writeString(fresh, text, StandardCharsets.UTF_8);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
