package org.rheumaroute.routes.ehr;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One operation on the EHR. There are no options: nothing in a message or an address can turn it elsewhere. */
public final class EhrEndpoint extends DefaultEndpoint {
    private final EhrComponent component;
    private final EhrOperation operation;

    EhrEndpoint(String uri, EhrComponent component, EhrOperation operation) {
        super(uri, component);
        this.component = component;
        this.operation = operation;
    }

    @Override
    public Producer createProducer() {
        return new EhrProducer(this, component.client(), operation);
    }

    /** @throws UnsupportedOperationException always: changes are asked for by a timer, see {@code ehr:changes} */
    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("ehr: cannot be consumed from; poll ehr:changes");
    }
}
