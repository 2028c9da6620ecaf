/**
 * What every HTTP answer has in common: security headers, same-origin writes, errors as problem objects.
 *
 * <p>This package must not know what the answers are about, nor how the chain works. Start reading at {@link
 * org.rheumaroute.web.RestApplication}; the resources are in the packages below.
 */
@NullMarked
package org.rheumaroute.web;

import org.jspecify.annotations.NullMarked;
