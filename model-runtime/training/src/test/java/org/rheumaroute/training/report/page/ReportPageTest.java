package org.rheumaroute.training.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rheumaroute.training.report.SampleStudy;

class ReportPageTest {
    @Test
    void isWritten() throws IOException {
        String page = ReportPage.of(SampleStudy.report());
        Files.writeString(Files.createDirectories(Path.of("target/report")).resolve("report.html"), page);
        assertThat(page).contains("Invented data");
    }
}
