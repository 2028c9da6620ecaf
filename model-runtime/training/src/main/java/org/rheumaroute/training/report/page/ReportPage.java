package org.rheumaroute.training.report.page;

import org.rheumaroute.training.report.Report;

/** The report as one HTML page that asks for nothing else: readable on a screen and in print. */
public final class ReportPage {
    private ReportPage() {}

    /** The whole page. */
    public static String of(Report report) {
        return report.notice();
    }
}
