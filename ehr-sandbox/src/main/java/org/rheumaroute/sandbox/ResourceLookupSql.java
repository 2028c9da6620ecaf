package org.rheumaroute.sandbox;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.resource.jdbc.spi.StatementInspector;

/**
 * Lets H2 use an index when HAPI looks up the resources of a transaction by type and id.
 *
 * <p>HAPI asks {@code (T=? and I=? or T=? and I=? ...)}, for which H2 reads the whole table; so each bundle would cost
 * more than the one before. The same parameters in the same order as {@code (T,I) in ((?,?),(?,?) ...)} go by
 * {@link #INDEX}. Every other statement passes unchanged. Immutable.
 */
final class ResourceLookupSql implements StatementInspector {

    /** Idempotent DDL of the index that the rewritten statement needs. */
    static final String INDEX =
            "create index if not exists SANDBOX_RES_TYPE_FHIR_ID on HFJ_RESOURCE (RES_TYPE, FHIR_ID)";

    private static final long serialVersionUID = 1L;

    private static final Pattern PAIRS = Pattern.compile(
            "\\((\\w+)\\.RES_TYPE=\\? and \\1\\.FHIR_ID=\\?( or \\1\\.RES_TYPE=\\? and \\1\\.FHIR_ID=\\?)+\\)");

    @Override
    public String inspect(String sql) {
        Matcher found = PAIRS.matcher(sql);
        if (!found.find()) {
            return sql;
        }
        String alias = found.group(1);
        int pairs = found.group().split(" or ", -1).length;
        String rows = "(?,?),".repeat(pairs - 1) + "(?,?)";
        return sql.substring(0, found.start())
                + "((%s.RES_TYPE,%s.FHIR_ID) in (%s))".formatted(alias, alias, rows)
                + sql.substring(found.end());
    }
}
