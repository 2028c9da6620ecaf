package org.rheumaroute.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxRestartIT {

    private static final int ENDED_BY_SIGTERM = 128 + 15;

    @TempDir
    Path folder;

    @Test
    void stopsCleanlyAndKeepsItsDataOverARestart() throws Exception {
        Path data = folder.resolve("data");
        try (SandboxProcess server = SandboxProcess.start(folder, "--data", data.toString())) {
            FhirHttp fhir = new FhirHttp(server.url(), "");
            assertThat(fhir.put("/Patient/kept", "{\"resourceType\":\"Patient\",\"id\":\"kept\"}")
                            .status())
                    .isEqualTo(201);
            assertThat(server.terminate()).isEqualTo(ENDED_BY_SIGTERM);
        }
        try (var files = Files.list(data)) {
            assertThat(files.map(f -> f.getFileName().toString())).containsExactly("ehr.mv.db");
        }
        try (SandboxProcess server = SandboxProcess.start(folder, "--data", data.toString())) {
            FhirHttp fhir = new FhirHttp(server.url(), "");
            assertThat(fhir.get("/Patient/kept").version()).isEqualTo("1");
        }
    }
}
