/**
 * "What if this input were another?" over HTTP.
 *
 * <p>This package must not know how a score is made; it reads a question, asks the chain and words the answer. Start
 * reading at {@link org.rheumaroute.web.whatif.WhatIfResource}.
 */
@NullMarked
package org.rheumaroute.web.whatif;

import org.jspecify.annotations.NullMarked;
