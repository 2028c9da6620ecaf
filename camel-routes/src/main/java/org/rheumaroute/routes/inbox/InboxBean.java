package org.rheumaroute.routes.inbox;

import jakarta.annotation.Resource;
import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.MessageDrivenContext;
import jakarta.inject.Inject;
import jakarta.jms.JMSConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rheumaroute.cohort.ledger.Ledger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes "patient X changed" from the durable queue and sees to it that it is settled: done, sent again while the EHR is
 * away, tried again, or parked with its reason. Everything it sends is in one transaction with the message it took.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:/jms/queue/ra.inbox"),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "32")
        })
@SuppressWarnings("NullAway.Init") // the server sets the fields
public class InboxBean implements MessageListener {
    private static final Logger LOG = LoggerFactory.getLogger(InboxBean.class);
    private static final long LONGEST_WORK_SECONDS = 240; // below the 300 s after which the server ends a transaction

    @Resource
    MessageDrivenContext container;

    @Resource(lookup = "java:/jms/queue/ra.inbox")
    Queue inbox;

    @Resource(lookup = "java:/jms/queue/ra.parked")
    Queue parked;

    @Inject
    @JMSConnectionFactory("java:/JmsXA")
    JMSContext jms;

    @Inject
    PatientRoute route;

    @Inject
    DeliveryRules rules;

    @Inject
    Ledger ledger;

    @Inject
    DiskRoom disk;

    @Override
    public void onMessage(Message message) {
        try {
            int count = message.getIntProperty("JMSXDeliveryCount");
            Trigger trigger = Trigger.read(((TextMessage) message).getText());
            carryOut(disk.isThere() ? fate(trigger, count) : rules.whileTheDiskIsFull(trigger.waits()), trigger);
        } catch (IllegalArgumentException | ClassCastException e) {
            parkUnread(message);
        } catch (JMSException e) {
            LOG.warn("a message of the inbox cannot be read: {}", e.getClass().getSimpleName());
            container.setRollbackOnly();
        }
    }

    private Delivery fate(Trigger trigger, int deliveryCount) {
        ledger.accepted(trigger.id(), trigger.patientId()); // a crash may have come before the poll could say so
        return rules.beforeWork(deliveryCount)
                .<Delivery>map(park -> park)
                .orElseGet(() -> work(trigger, deliveryCount));
    }

    private Delivery work(Trigger trigger, int deliveryCount) {
        CompletableFuture<?> settled = route.score(trigger);
        try {
            settled.get(LONGEST_WORK_SECONDS, TimeUnit.SECONDS);
            return new Delivery.Done();
        } catch (ExecutionException | TimeoutException e) {
            if (!disk.isThere()) {
                return rules.whileTheDiskIsFull(trigger.waits()); // whatever failed: look again when there is room
            }
            Throwable failure = DeliveryRules.unwrap(e);
            if (DeliveryRules.isUnexpected(failure)) {
                LOG.error("scoring failed: {}", StackPlaces.of(failure));
            }
            return rules.afterFailure(failure, deliveryCount, trigger.waits());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Delivery.TryAgain("interrupted");
        }
    }

    private void carryOut(Delivery fate, Trigger trigger) throws JMSException {
        if (fate instanceof Delivery.SendAgain later) {
            Trigger again = trigger.again(later.writeInDoubt());
            if (Integer.bitCount(again.waits())
                    == 1) { // the 1st, 2nd, 4th, 8th...: a long outage must not fill the log
                LOG.info("{} waits the {}. time ({})", trigger, again.waits(), later.reason());
            }
            TextMessage message = jms.createTextMessage(again.text());
            message.setStringProperty(JmsTriggerQueue.GROUP_ID, again.group());
            jms.createProducer().setDeliveryDelay(later.delay().toMillis()).send(inbox, message);
        } else if (fate instanceof Delivery.TryAgain failed) {
            LOG.info("{} is tried again ({})", trigger, failed.reason());
            container.setRollbackOnly();
        } else if (fate instanceof Delivery.Park park) {
            LOG.warn("{} is parked ({})", trigger, park.reason());
            send(trigger.text(), park.reason());
            ledger.failed(trigger.id(), park.reason(), route.asked());
        }
    }

    /** Not a trigger: nobody can settle it, and the ledger never heard of it. */
    private void parkUnread(Message message) {
        LOG.warn("a message that is no trigger is parked");
        try {
            send(message instanceof TextMessage text ? text.getText() : "", DeliveryRules.UNREADABLE_TRIGGER);
        } catch (JMSException e) {
            container.setRollbackOnly();
        }
    }

    private void send(String text, String reason) throws JMSException {
        TextMessage message = jms.createTextMessage(text);
        message.setStringProperty("reason", reason);
        jms.createProducer().send(parked, message);
    }
}
