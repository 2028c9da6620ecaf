/**
 * What every verb stands on: where the checkout lies, a bar for long work, a refusal in words, folders.
 *
 * <p>This package must not know any verb. Start reading at {@link org.rheumaroute.cli.shell.Home}.
 */
@NullMarked
package org.rheumaroute.cli.shell;

import org.jspecify.annotations.NullMarked;
