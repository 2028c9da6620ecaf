/**
 * The model packages of a running server: which lie in the folder, which are verified, which one answers each question,
 * and the record of it that survives a restart.
 *
 * <p>It must not know how a patient is scored, nor who asks for a change: it hands out scoring services and takes an
 * operator's steps.
 *
 * <p>Start reading at {@link org.rheumaroute.routes.packages.PackageShelf}.
 */
@NullMarked
package org.rheumaroute.routes.packages;

import org.jspecify.annotations.NullMarked;
