package org.rheumaroute.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rheumaroute.model.DeclineReason;

class CohortCsvTest {
    @Test
    void namesUnitsInTheHeaderAndEndsEveryLineWithCrLf() throws IOException {
        String csv = csv(Entries.scored("p-1", 0.5), Entries.declined("p-2", DeclineReason.STALE_INPUT));
        assertThat(csv.split("\r\n", -1))
                .containsExactly(
                        "patient-id,task,outcome,probability[1],interval-low[1],interval-high[1],"
                                + "interval-coverage[1],category,horizon,reason,missing,birth-date,sex,serostatus,"
                                + "index-date,settled-at,package,trained-on-invented-data,"
                                + "age[a],age-is-limit,age-observed-on,"
                                + "anti-ccp[U/mL],anti-ccp-is-limit,anti-ccp-observed-on",
                        "p-1,ua-progression,scored,0.5,0.4,0.6,0.9,moderate,P12M,,,1970-05-06,female,seronegative,"
                                + "2026-11-20,2026-11-24T01:02:03Z,ua-progression-1.0.0-aaaaaaaaaaaa,true,"
                                + "56.0,false,2026-11-20,0.6,true,2026-11-03",
                        "p-2,ua-progression,declined,,,,,,,stale-input,crp,1980-01-31,male,unknown,"
                                + "2026-11-20,2026-11-24T01:02:03Z,,,56.0,false,2026-11-20,0.6,true,2026-11-03",
                        "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                " =1+1",
                "\t=1+1",
                "\r=1",
                "\n=1",
                "＝1+1",
                "=HYPERLINK(\"http://x\",\"y\")",
                "=cmd|' /C calc'!A0"
            })
    void disarmsWhatASpreadsheetTakesForAFormula(String hostile) throws IOException {
        String cell = cells(csv(Entries.scored(hostile, 0.5))).get(1).get(0);
        assertThat(cell).isEqualTo("'" + hostile);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a\"b", "a\r\nb", "a;=1+1", "日本,太郎", "plain-1", "\"\"", "a\"\"\",b"})
    void aReaderGetsBackWhatWasWritten(String id) throws IOException {
        List<List<String>> lines = cells(csv(Entries.scored(id, 0.5)));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).hasSameSizeAs(lines.get(0));
        assertThat(lines.get(1).get(0)).isEqualTo(id);
    }

    @Test
    void quotesASemicolonSoThatNoFormulaStandsBehindIt() throws IOException {
        assertThat(csv(Entries.scored("a;=1+1", 0.5))).contains("\r\n\"a;=1+1\",");
    }

    @Test
    void writesAHeaderForAnEmptyCohort() throws IOException {
        assertThat(cells(csv())).hasSize(1);
    }

    private static String csv(CohortEntry... entries) throws IOException {
        StringBuilder out = new StringBuilder();
        CohortCsv.write(List.of(entries), out);
        return out.toString();
    }

    /** A plain RFC 4180 reader, written apart from the writer. */
    private static List<List<String>> cells(String csv) {
        List<List<String>> lines = new ArrayList<>();
        List<String> line = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean inQuotes = false;
        for (int i = 0; i < csv.length(); i++) {
            char c = csv.charAt(i);
            if (inQuotes && c == '"' && i + 1 < csv.length() && csv.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                inQuotes = !inQuotes;
            } else if (!inQuotes && (c == ',' || c == '\n')) {
                line.add(cell.toString());
                cell.setLength(0);
                if (c == '\n') {
                    lines.add(line);
                    line = new ArrayList<>();
                }
            } else if (inQuotes || c != '\r') {
                cell.append(c);
            }
        }
        return lines;
    }
}
