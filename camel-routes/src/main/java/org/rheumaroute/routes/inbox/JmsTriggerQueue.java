package org.rheumaroute.routes.inbox;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.util.List;

/** Triggers on a JMS queue: durable text messages, one group for each patient, doubles refused by the broker. */
public final class JmsTriggerQueue implements TriggerQueue {
    /** Artemis keeps the last of these ids over restarts and drops a message whose id it has seen. */
    static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    static final String GROUP_ID = "JMSXGroupID";

    private static final int LARGEST_TRANSACTION = 500;

    private final ConnectionFactory factory;
    private final Queue queue;

    /**
     * @param factory gives contexts that do not take part in a container transaction
     * @param queue the inbox
     */
    public JmsTriggerQueue(ConnectionFactory factory, Queue queue) {
        this.factory = factory;
        this.queue = queue;
    }

    @Override
    public void send(List<Trigger> triggers) {
        for (int from = 0; from < triggers.size(); from += LARGEST_TRANSACTION) {
            List<Trigger> part = triggers.subList(from, Math.min(from + LARGEST_TRANSACTION, triggers.size()));
            if (!sendTogether(part)) {
                sendSingly(part);
            }
        }
    }

    /** False when the broker refused the transaction: one double in it is enough for that. */
    private boolean sendTogether(List<Trigger> triggers) {
        try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
            for (Trigger trigger : triggers) {
                context.createProducer().send(queue, message(context, trigger));
            }
            context.commit();
            return true;
        } catch (JMSRuntimeException | JMSException e) {
            return false;
        }
    }

    /** Outside a transaction the broker drops a double in silence, and only that one. */
    private void sendSingly(List<Trigger> triggers) {
        try (JMSContext context = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            for (Trigger trigger : triggers) {
                context.createProducer().send(queue, message(context, trigger));
            }
        } catch (JMSRuntimeException | JMSException e) {
            throw new QueueUnavailableException(e);
        }
    }

    private static TextMessage message(JMSContext context, Trigger trigger) throws JMSException {
        TextMessage message = context.createTextMessage(trigger.text());
        message.setStringProperty(GROUP_ID, trigger.group());
        message.setStringProperty(DUPLICATE_ID, trigger.id());
        return message;
    }
}
