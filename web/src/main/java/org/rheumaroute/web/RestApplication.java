package org.rheumaroute.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources under {@code /rheumaroute/api}. Who may call what stands in {@code web.xml}, in one place. */
@ApplicationPath("/api")
public class RestApplication extends Application {}
