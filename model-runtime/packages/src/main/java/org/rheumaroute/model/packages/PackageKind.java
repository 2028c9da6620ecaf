package org.rheumaroute.model.packages;

/** Whether a package holds weights of its own or joins other packages. */
enum PackageKind {
    SINGLE,
    COMBINATION
}
