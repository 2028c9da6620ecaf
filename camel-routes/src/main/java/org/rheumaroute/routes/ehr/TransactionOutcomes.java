package org.rheumaroute.routes.ehr;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.jspecify.annotations.Nullable;
import org.rheumaroute.routes.ehr.http.EhrException;
import org.rheumaroute.routes.ehr.http.EhrUnavailableException;
import org.rheumaroute.routes.ehr.http.StatusMeaning;

/** Reads a transaction's answer without FHIR types: a write that was done must not fail over how it is reported. */
final class TransactionOutcomes {
    private static final Pattern LOCATION = Pattern.compile(
            "(?:.*/)?([A-Z][A-Za-z]{1,40})/([A-Za-z0-9\\-.]{1,64})(?:/_history/([A-Za-z0-9\\-.]{1,64}))?");

    private TransactionOutcomes() {}

    static List<EntryOutcome> read(String answer, List<BundleEntryComponent> entries) {
        List<BundlePage.Entry> answered =
                BundlePage.read(answer.getBytes(UTF_8), "POST bundle").entries();
        if (answered.size() != entries.size()) {
            throw new EhrUnavailableException(
                    "the EHR answered a transaction of " + entries.size() + " entries with " + answered.size(),
                    true,
                    null);
        }
        List<EntryOutcome> outcomes = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            outcomes.add(outcome(answered.get(i), entries.get(i)));
        }
        return outcomes;
    }

    private static EntryOutcome outcome(BundlePage.Entry entry, BundleEntryComponent sent) {
        String type = typeOf(sent);
        Optional<EhrException> failure = StatusMeaning.of("entry " + type, entry.status(), null, List.of());
        if (failure.isPresent()) {
            throw failure.get();
        }
        Matcher location = LOCATION.matcher(entry.location() == null ? "" : entry.location());
        boolean isLocated = location.matches();
        Optional<String> id = isLocated ? Optional.of(location.group(2)) : idOf(sent);
        Optional<String> version =
                isLocated && location.group(3) != null ? Optional.of(location.group(3)) : versionIn(entry.etag());
        return new EntryOutcome(type, id, version, entry.status());
    }

    private static String typeOf(BundleEntryComponent sent) {
        return sent.hasResource()
                ? sent.getResource().fhirType()
                : sent.getRequest().getUrl().replaceFirst("[/?].*", "");
    }

    private static Optional<String> idOf(BundleEntryComponent sent) {
        Matcher url = LOCATION.matcher(
                sent.getRequest().getUrl() == null ? "" : sent.getRequest().getUrl());
        return url.matches() ? Optional.of(url.group(2)) : Optional.empty();
    }

    /** {@code W/"2"} means version 2. */
    private static Optional<String> versionIn(@Nullable String etag) {
        if (etag == null) {
            return Optional.empty();
        }
        String bare = etag.replaceFirst("^W/", "").replace("\"", "");
        return bare.isEmpty() ? Optional.empty() : Optional.of(bare);
    }
}
