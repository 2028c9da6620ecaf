package org.rheumaroute.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rheumaroute.web.cohort.CohortResource;
import org.rheumaroute.web.cohort.PatientsResource;
import org.rheumaroute.web.status.RescoreResource;
import org.rheumaroute.web.status.StatusResource;
import org.rheumaroute.web.status.TasksResource;

/**
 * All resources under {@code /rheumaroute/api}. Who may call what stands in {@code web.xml}, in one place. Resources are
 * taken from CDI as objects: the server's REST engine makes none from a class whose only constructor is injected.
 */
@ApplicationPath("/api")
public class RestApplication extends Application {
    @Override
    public Set<Object> getSingletons() {
        return Stream.of(
                        CohortResource.class,
                        PatientsResource.class,
                        StatusResource.class,
                        RescoreResource.class,
                        TasksResource.class)
                .map(resource -> (Object) CDI.current().select(resource).get())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                HttpErrorMapper.class, InvalidQueryMapper.class, UnexpectedErrorMapper.class, SameOriginFilter.class);
    }
}
