package org.rheumaroute.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceLookupSqlTest {

    private final ResourceLookupSql sql = new ResourceLookupSql();

    @Test
    void asksForPairsOfTypeAndIdAsRows() {
        assertThat(sql.inspect("select r.RES_ID from HFJ_RESOURCE r where "
                        + "(r.RES_TYPE=? and r.FHIR_ID=? or r.RES_TYPE=? and r.FHIR_ID=? or r.RES_TYPE=? and r.FHIR_ID=?)"
                        + " order by 1"))
                .isEqualTo("select r.RES_ID from HFJ_RESOURCE r where "
                        + "((r.RES_TYPE,r.FHIR_ID) in ((?,?),(?,?),(?,?))) order by 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1",
                "select r.RES_ID from HFJ_RESOURCE r where (r.FHIR_ID=?)",
                "select r.RES_ID from HFJ_RESOURCE r where (r.RES_TYPE=? and r.FHIR_ID=? or r.FHIR_ID=?)",
                "select r.RES_ID from A r, A s where (r.RES_TYPE=? and r.FHIR_ID=? or s.RES_TYPE=? and s.FHIR_ID=?)"
            })
    void leavesOtherStatementsAlone(String statement) {
        assertThat(sql.inspect(statement)).isEqualTo(statement);
    }
}
