package org.rheumaroute.expression.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rheumaroute.expression.signature.Signature.Gene;
import org.rheumaroute.expression.signature.Signature.Status;

class SignatureFileTest {
    private static final String OWN = """
            signatures:
              - name: our-own
                version: 1.0.0
                english: Our own
                japanese: 自施設
                source: unpublished
                status: background
                leastGenes: 1
                confounders: []
                caution: none
                genes:
                  - {symbol: MX1, ensembl: ENSG00000157601, source: ours, status: background}
                housekeeping:
                  - {symbol: TBP, ensembl: ENSG00000112592, source: ours, status: background}
            """;

    @TempDir
    Path folder;

    @Test
    void theBundledSignaturesSayWhereEachGeneWasRead() {
        assertThat(SignatureFile.bundled())
                .extracting(Signature::name)
                .containsExactly(
                        "interferon-six",
                        "interferon-three",
                        "monocyte",
                        "abatacept-tlr5-il17ra",
                        "prime",
                        "inflammatory");
        assertThat(SignatureFile.bundled()).allSatisfy(signature -> {
            assertThat(signature.source()).isNotBlank();
            assertThat(signature.caution()).isNotBlank();
            assertThat(signature.genes())
                    .allSatisfy(gene -> assertThat(gene.source()).isNotBlank());
        });
    }

    @Test
    void thePublishedInterferonListsAreWhole() {
        assertThat(SignatureFile.bundled().get(0).genes())
                .extracting(Gene::symbol)
                .containsExactly("IFI27", "IFI44L", "IFIT1", "ISG15", "RSAD2", "SIGLEC1");
        assertThat(SignatureFile.bundled().get(1).genes())
                .extracting(Gene::symbol)
                .containsExactly("OAS3", "MX1", "IFIT3");
    }

    @Test
    void aListWithAnUncheckedGeneDoesNotCallItselfPublished() {
        assertThat(SignatureFile.bundled())
                .filteredOn(signature -> signature.status() == Status.PUBLISHED)
                .allSatisfy(signature ->
                        assertThat(signature.genes()).extracting(Gene::status).containsOnly(Status.PUBLISHED));
    }

    @Test
    void oneSymbolHasOneIdInAllLists() {
        assertThat(SignatureFile.bundled().stream()
                        .flatMap(s -> java.util.stream.Stream.concat(s.genes().stream(), s.housekeeping().stream()))
                        .map(gene -> gene.symbol() + " " + gene.ensembl())
                        .distinct())
                .extracting(text -> text.split(" ", -1)[0])
                .doesNotHaveDuplicates();
    }

    @Test
    void aSiteMayAddItsOwn() throws Exception {
        assertThat(SignatureFile.with(file(OWN))).extracting(Signature::name).contains("our-own", "interferon-six");
    }

    @Test
    void aWrongFileIsRefusedWithLineFieldAndReason() {
        assertThatThrownBy(() -> SignatureFile.with(file(OWN.replace("our-own", "interferon-six"))))
                .hasMessageEndingWith("signature interferon-six exists already");
        assertThatThrownBy(() -> SignatureFile.with(file(OWN.replace("leastGenes: 1", "leastGenes: 2"))))
                .hasMessageContaining("leastGenes must be 1 to 1");
        assertThatThrownBy(() -> SignatureFile.with(file(OWN.replace("ENSG00000157601", "157601"))))
                .hasMessageContaining("signatures.#1.genes.#1")
                .hasMessageContaining("ensembl must be ENSG and 11 digits, for gene MX1");
        assertThatThrownBy(
                        () -> SignatureFile.with(file(OWN.replace("caution: none", "caution: none\n    colour: red"))))
                .hasMessageEndingWith("up to line 16, field signatures.#1.colour: is not known");
        assertThatThrownBy(() -> SignatureFile.with(file(OWN.replace("    caution: none\n", ""))))
                .hasMessageEndingWith("field signatures.#1.caution: is missing");
        assertThatThrownBy(() -> SignatureFile.with(file("signatures: ["))).isInstanceOf(SignatureFileException.class);
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("own.yaml"), text);
    }
}
