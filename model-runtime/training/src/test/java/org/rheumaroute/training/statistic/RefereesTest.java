package org.rheumaroute.training.statistic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Our figures beside those of R and scikit-learn on random tables. The default build compares with their answers as
 * committed; {@code -Drheumaroute.referees=compare} asks them again, {@code =write} also commits what they say.
 */
class RefereesTest {
    private static final String MODE = System.getProperty("rheumaroute.referees", "committed");
    private static final double CLOSE_ENOUGH = 1e-9;
    private static final Path GOLDEN = Path.of("src/test/resources/referee");

    enum Referee {
        R("figures-r.csv", "figures.R", System.getProperty("rheumaroute.rscript", "/usr/bin/Rscript")),
        SKLEARN("figures-sklearn.csv", "figures.py", System.getProperty("rheumaroute.python", "/usr/bin/python3"));

        private final String golden;
        private final String script;
        private final String program;

        Referee(String golden, String script, String program) {
            this.golden = golden;
            this.script = script;
            this.program = program;
        }

        private List<String> committed() throws IOException {
            return Files.readAllLines(GOLDEN.resolve(golden));
        }

        private List<String> ask(Path folder) throws IOException, InterruptedException {
            Path answer = folder.resolve(golden);
            Path complaints = folder.resolve(golden + ".log");
            int code = new ProcessBuilder(program, "src/test/referee/" + script, folder.toString())
                    .redirectOutput(answer.toFile())
                    .redirectError(complaints.toFile())
                    .start()
                    .waitFor();
            assertThat(code).as(Files.readString(complaints)).isZero();
            return Files.readAllLines(answer);
        }
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void figuresAreTheReferees(Referee referee) throws Exception {
        List<String> lines = MODE.equals("committed") ? referee.committed() : askLive(referee);
        assertThat(lines).hasSize(1 + RefereeTable.COUNT);
        Map<String, Double> furthest = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (RefereeTable table : RefereeTable.all()) {
            Map<String, Double> ours = RefereeFigures.of(table);
            Map<String, Double> theirs = parse(lines.get(0), lines.get(1 + table.number()), table.name());
            for (Map.Entry<String, Double> figure : theirs.entrySet()) {
                double our = ours.getOrDefault(figure.getKey(), Double.NaN);
                double distance = distance(our, figure.getValue());
                furthest.merge(figure.getKey(), distance, Math::max);
                compared++;
                if (!(distance <= CLOSE_ENOUGH)) {
                    wrong.add(table.name() + " " + table.kind() + " " + figure.getKey() + ": ours " + our
                            + ", referee's " + figure.getValue());
                }
            }
        }
        if (!MODE.equals("committed")) {
            System.out.printf(
                    "%s: %d figures of %d tables; furthest %s%n", referee, compared, lines.size() - 1, furthest);
        }
        assertThat(wrong).as("%d of %d figures", wrong.size(), compared).isEmpty();
    }

    /** Absolute below 1 and relative above; undefined on one side only is infinitely far. */
    private static double distance(double our, double their) {
        if (Double.isNaN(our) || Double.isNaN(their)) {
            return Double.isNaN(our) && Double.isNaN(their) ? 0 : Double.POSITIVE_INFINITY;
        }
        return our == their ? 0 : Math.abs(our - their) / Math.max(1, Math.abs(their));
    }

    private List<String> askLive(Referee referee) throws IOException, InterruptedException {
        for (RefereeTable table : RefereeTable.all()) {
            table.write(folder);
        }
        List<String> lines = referee.ask(folder);
        if (MODE.equals("write")) {
            Files.createDirectories(GOLDEN);
            Files.write(GOLDEN.resolve(referee.golden), lines);
        }
        return lines;
    }

    private static Map<String, Double> parse(String header, String line, String name) {
        String[] names = header.split(",");
        String[] cells = line.split(",");
        assertThat(cells).hasSameSizeAs(names);
        assertThat(cells[0]).isEqualTo(name);
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int i = 1; i < names.length; i++) {
            figures.put(names[i], cells[i].equals("NA") ? Double.NaN : Double.parseDouble(cells[i]));
        }
        return figures;
    }
}
