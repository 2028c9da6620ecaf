package org.rheumaroute.expression.signature;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One gene signature, as it stands in a data file.
 *
 * @param name for example {@code interferon-six}
 * @param version semantic version of the list
 * @param english one line for people
 * @param japanese the same in Japanese
 * @param source where the list comes from
 * @param status whether the list was read in a publication
 * @param genes its genes; a high score means that they are high
 * @param housekeeping genes against which the others are measured
 * @param leastGenes least number of genes that must be measured, 1 and above
 * @param confounders what else moves the score, to be told with it, for example {@code glucocorticoid}
 * @param caution what a reader must know before using it; empty when nothing
 */
public record Signature(
        String name,
        String version,
        String english,
        String japanese,
        String source,
        Status status,
        List<Gene> genes,
        List<Gene> housekeeping,
        int leastGenes,
        List<String> confounders,
        String caution) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern VERSION = Pattern.compile("\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}");

    public Signature {
        genes = List.copyOf(genes);
        housekeeping = List.copyOf(housekeeping);
        confounders = List.copyOf(confounders);
        require(NAME.matcher(name).matches(), "name must be lower-case words joined by hyphens");
        require(VERSION.matcher(version).matches(), "version must be like 1.0.0");
        require(!genes.isEmpty(), "genes must not be empty");
        require(!housekeeping.isEmpty(), "housekeeping must not be empty");
        require(leastGenes >= 1 && leastGenes <= genes.size(), "leastGenes must be 1 to " + genes.size());
        Set<String> seen = new HashSet<>();
        genes.forEach(gene -> require(seen.add(gene.symbol()), "gene " + gene.symbol() + " stands twice"));
        housekeeping.forEach(gene -> require(seen.add(gene.symbol()), "gene " + gene.symbol() + " stands twice"));
    }

    /** How far a statement was checked. */
    public enum Status {
        /** Read in the publication that is named. */
        PUBLISHED,
        /** General knowledge, not checked against a publication. */
        BACKGROUND
    }

    /**
     * One gene.
     *
     * @param symbol HGNC symbol
     * @param ensembl Ensembl gene id without version
     * @param source where it is said to belong here
     * @param status whether that was read in a publication
     */
    public record Gene(String symbol, String ensembl, String source, Status status) {
        private static final Pattern ENSEMBL = Pattern.compile("ENSG\\d{11}");

        public Gene {
            require(!symbol.isBlank(), "symbol must not be empty");
            require(ENSEMBL.matcher(ensembl).matches(), "ensembl must be ENSG and 11 digits, for gene " + symbol);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
