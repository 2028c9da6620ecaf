/**
 * Says who touched which patient's record, when and for what: one R4 AuditEvent for each call, after IHE's Basic Audit
 * Log Patterns (BALP 1.1).
 *
 * <p>This package must not know HTTP, servers or what a record says; it carries references and ids, never clinical
 * content or a name. Start reading at {@link org.rheumaroute.fhir.audit.AuditEvents}.
 */
@NullMarked
package org.rheumaroute.fhir.audit;

import org.jspecify.annotations.NullMarked;
