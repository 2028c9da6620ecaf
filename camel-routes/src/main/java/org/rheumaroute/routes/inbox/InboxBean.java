package org.rheumaroute.routes.inbox;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes "patient X changed" from the durable queue and sees to it that it is settled. */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/ra.inbox"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "16")
        })
public class InboxBean implements MessageListener {
    private static final Logger LOG = LoggerFactory.getLogger(InboxBean.class);

    @Override
    public void onMessage(Message message) {
        LOG.info("message");
    }
}
