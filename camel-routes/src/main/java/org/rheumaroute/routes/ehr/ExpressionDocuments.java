package org.rheumaroute.routes.ehr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import org.rheumaroute.fhir.read.ExpressionFormat;

/** How to ask an EHR for gene-expression documents alone: a hospital has letters and scans by the million. */
final class ExpressionDocuments {
    /** Search parameter; any code of our format system. */
    static final String ONLY = "format=" + URLEncoder.encode(ExpressionFormat.SYSTEM + "|", UTF_8);

    private ExpressionDocuments() {}
}
