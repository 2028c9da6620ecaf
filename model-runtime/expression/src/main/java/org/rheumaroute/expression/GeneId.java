package org.rheumaroute.expression;

import java.util.regex.Pattern;

/**
 * One gene's name in a matrix: an HGNC symbol or an Ensembl gene id without its version.
 *
 * @param value for example {@code IFI27} or {@code ENSG00000165949}
 */
public record GeneId(String value) {
    private static final Pattern ENSEMBL = Pattern.compile("ENSG\\d{11}");
    private static final Pattern VERSIONED = Pattern.compile("(ENSG\\d{11})\\.\\d{1,3}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@/-]{0,63}");
    /** What a spreadsheet makes of SEPT1, MARCH2 or DEC1. */
    private static final Pattern SPREADSHEET_DATE =
            Pattern.compile("\\d{1,2}-(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)");

    /**
     * Reads a cell; an Ensembl version such as {@code .12} is dropped.
     *
     * @throws IllegalArgumentException saying why it is no gene's name
     */
    public static GeneId of(String cell) {
        if (SPREADSHEET_DATE.matcher(cell).matches()) {
            throw new IllegalArgumentException("looks like a date; a spreadsheet has changed the gene's name");
        }
        if (!PLAIN.matcher(cell).matches()) {
            throw new IllegalArgumentException("is no gene symbol and no Ensembl gene id");
        }
        var versioned = VERSIONED.matcher(cell);
        return new GeneId(versioned.matches() ? versioned.group(1) : cell);
    }

    /** Whether a text is an Ensembl gene id, with or without version. */
    public static boolean isEnsembl(String text) {
        return ENSEMBL.matcher(text).matches() || VERSIONED.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
