package org.rheumaroute.model.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;

/** What golden rows say of contributions, and packages from before they did. */
class GoldenContributionsTest {
    private static final int SCORE_COLUMNS = 4 + 5; // inputs and outputs of an invented package

    private final InventedPackages invented = new InventedPackages();

    @Test
    void everyContributionOfAScoredRowIsRecorded() throws Exception {
        List<List<String>> rows = golden(invented.single("demo", "xgboost", 0.01));
        assertThat(rows.get(0).subList(SCORE_COLUMNS, rows.get(0).size()))
                .containsExactly("contribution:crp", "contribution:sjc28", "contribution:esr", "contribution:haq-di");
        assertThat(rows.get(1).subList(SCORE_COLUMNS, rows.get(1).size()))
                .containsExactly("0.1", "0.04", "0.8999999999999999", "0.04");
        assertThat(rows.get(4).subList(SCORE_COLUMNS - 4, rows.get(4).size())).containsOnly("");
    }

    @Test
    void anotherContributionIsRefusedThoughTheScoreIsTheSame() throws Exception {
        PackageFiles sound = invented.single("demo", "xgboost", 0.01);
        assertRefused(changed(sound, row -> row.set(SCORE_COLUMNS, "0.100002")), "contribution 1 is 0.1");
    }

    @Test
    void theLastDigitsOfAFloatAreNoOtherContribution() throws Exception {
        PackageFiles sound = invented.single("demo", "xgboost", 0.01);
        load(changed(sound, row -> row.set(SCORE_COLUMNS, "0.1000005")));
    }

    @Test
    void aPackageFromBeforeThereWereContributionsStillLoads() throws Exception {
        load(invented.resigned(withoutContributions(), 1));
    }

    @Test
    void aPackageOfThisFormatWithoutThemIsRefused() throws Exception {
        assertRefused(invented.resigned(withoutContributions(), 2), "the rows hold no contributions");
    }

    @Test
    void aFormatOfLaterIsRefused() throws Exception {
        assertRefused(invented.resigned(files(invented.single("demo", "xgboost", 0.01)), 3), "formatVersion");
    }

    private interface Change {
        void of(List<String> row);
    }

    private PackageFiles changed(PackageFiles sound, Change change) throws Exception {
        List<List<String>> rows = golden(sound);
        change.of(rows.get(1));
        return invented.resigned(withGolden(sound, rows), 2);
    }

    private Map<String, byte[]> withoutContributions() throws Exception {
        PackageFiles sound = invented.single("demo", "xgboost", 0.01);
        return withGolden(
                sound,
                golden(sound).stream().map(row -> row.subList(0, SCORE_COLUMNS)).toList());
    }

    private void load(PackageFiles files) throws Exception {
        invented.loader().load(new PackageSource.InMemory(files)).close();
    }

    private void assertRefused(PackageFiles files, String said) {
        assertThatThrownBy(() -> load(files))
                .isInstanceOf(ModelIntegrityException.class)
                .hasMessageContaining(said);
    }

    private static List<List<String>> golden(PackageFiles files) throws Exception {
        List<List<String>> rows = new ArrayList<>();
        new String(files.bytes(GoldenRows.FILE), StandardCharsets.UTF_8)
                .lines()
                .forEach(line -> rows.add(new ArrayList<>(Arrays.asList(line.split(",", -1)))));
        return rows;
    }

    private static Map<String, byte[]> withGolden(PackageFiles sound, List<List<String>> rows) throws Exception {
        Map<String, byte[]> files = files(sound);
        StringBuilder csv = new StringBuilder();
        rows.forEach(row -> csv.append(String.join(",", row)).append('\n'));
        files.put(GoldenRows.FILE, csv.toString().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static Map<String, byte[]> files(PackageFiles sound) throws Exception {
        Map<String, byte[]> files = new HashMap<>();
        for (String name : sound.names()) {
            files.put(name, sound.bytes(name));
        }
        return files;
    }
}
