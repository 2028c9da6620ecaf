package org.rheumaroute.routes.packages;

import org.rheumaroute.model.packages.LoadedPackage;
import org.rheumaroute.routes.score.ScoringService;

/**
 * A package that passed every check and is warm.
 *
 * @param loaded the package
 * @param service what scores with it
 */
record OpenedPackage(LoadedPackage loaded, ScoringService service) {}
