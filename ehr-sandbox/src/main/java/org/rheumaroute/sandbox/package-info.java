/**
 * A real FHIR R4 server (HAPI JPA on H2) in a JVM of its own: the EHR of the demo and of the tests.
 *
 * <p>It must not know anything of scoring, mapping or routes: to it RheumaRoute is one more FHIR client, and nothing here
 * ever reaches the EAR.
 *
 * <p>Start reading at {@link org.rheumaroute.sandbox.SandboxEhr}.
 */
@NullMarked
package org.rheumaroute.sandbox;

import org.jspecify.annotations.NullMarked;
