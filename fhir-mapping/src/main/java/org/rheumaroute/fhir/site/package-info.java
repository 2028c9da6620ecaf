/**
 * What one hospital says about its own codes, units, scales, assay limits and time zone: the site file.
 *
 * <p>This package must not know FHIR's resources, patients or models. Start reading at {@link
 * org.rheumaroute.fhir.site.SiteFile}.
 */
@NullMarked
package org.rheumaroute.fhir.site;

import org.jspecify.annotations.NullMarked;
