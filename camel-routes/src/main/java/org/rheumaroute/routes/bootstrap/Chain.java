package org.rheumaroute.routes.bootstrap;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.RiskAssessment;
import org.rheumaroute.cohort.CohortStore;
import org.rheumaroute.cohort.chain.ChainStatus;
import org.rheumaroute.cohort.chain.PackageDesk;
import org.rheumaroute.cohort.chain.TaskDescription;
import org.rheumaroute.cohort.chain.WhatIfDesk;
import org.rheumaroute.cohort.d2t.D2tStore;
import org.rheumaroute.cohort.ledger.Ledger;
import org.rheumaroute.fhir.d2t.D2tRule;
import org.rheumaroute.fhir.episode.EpisodeRules;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.write.D2tWriter;
import org.rheumaroute.fhir.write.RiskAssessmentWriter;
import org.rheumaroute.fhir.write.WriterSettings;
import org.rheumaroute.model.ScoreOutcome;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.routes.AgeingRoute;
import org.rheumaroute.routes.PollRoute;
import org.rheumaroute.routes.ScorePatientRoute;
import org.rheumaroute.routes.config.HospitalSite;
import org.rheumaroute.routes.config.RouteSettings;
import org.rheumaroute.routes.ehr.EhrClient;
import org.rheumaroute.routes.ehr.EhrComponent;
import org.rheumaroute.routes.inbox.DeliveryRules;
import org.rheumaroute.routes.inbox.DiskRoom;
import org.rheumaroute.routes.inbox.Trigger;
import org.rheumaroute.routes.packages.PackageShelf;
import org.rheumaroute.routes.packages.ShelfDesk;
import org.rheumaroute.routes.poll.AgeingWatch;
import org.rheumaroute.routes.poll.ChangeWatch;
import org.rheumaroute.routes.poll.PollStateFile;
import org.rheumaroute.routes.poll.Poller;
import org.rheumaroute.routes.score.AskedTask;
import org.rheumaroute.routes.score.Batcher;
import org.rheumaroute.routes.score.D2tParts;
import org.rheumaroute.routes.score.LatencyHistogram;
import org.rheumaroute.routes.score.MergeFollower;
import org.rheumaroute.routes.score.PatientSteps;
import org.rheumaroute.routes.score.RiskWriter;
import org.rheumaroute.routes.score.ScoreBatches;
import org.rheumaroute.routes.score.ScoreBatches.Question;
import org.rheumaroute.routes.score.WhatIfs;
import org.rheumaroute.routes.shadow.ShadowBench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All parts of the running chain, put together. Knows no container, so a test can run it too. Thread-safe. */
public final class Chain implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Chain.class);
    private static final Duration SCORING_WAIT = Duration.ZERO; // who comes at the same moment shares a call
    private static final int MOST_SHADOW_LINES = 200_000;
    private static final TaskId RRP = new TaskId("rrp"); // asked about the same patients, so its limits tell serostatus

    private final DeliveryRules rules;
    private final DiskRoom disk;
    private final Ledger ledger;
    private final CohortStore cohort;
    private final boolean asksD2t;
    private final D2tStore flags;
    private final PackageShelf packages;
    private final ShadowBench shadows;
    private final PackageDesk desk;
    private final LatencyHistogram scoringTimes = new LatencyHistogram();
    private final LatencyHistogram answeringTimes = new LatencyHistogram();
    private final HospitalSite hospital;
    private final ExecutorService threads;
    private final Batcher<Question, ScoreOutcome> scoring;
    private final Batcher<RiskWriter.Order, RiskWriter.Order> writing;
    private final ChangeWatch watch;
    private final Poller poller;
    private final CamelContext camel;
    private final ProducerTemplate template;

    private Chain(RouteSettings settings, Surroundings around) throws Exception {
        this.rules = new DeliveryRules(settings.maxDeliveries());
        this.disk = around.disk();
        this.ledger = new Ledger(around.ledger(), around.clock());
        this.cohort = new CohortStore(around.cohort());
        this.asksD2t = settings.asksD2t();
        // Where the question is switched off, what was kept of it is out of date and is not shown.
        this.flags = new D2tStore(asksD2t ? around.d2t() : new ConcurrentHashMap<>());
        this.packages = PackageShelf.open(settings, around.hospital().site(), around.clock());
        this.shadows = new ShadowBench(around.shadow(), MOST_SHADOW_LINES, around.threads());
        this.desk = new ShelfDesk(packages, shadows, this::answersChanged);
        this.hospital = around.hospital();
        this.threads = Executors.newCachedThreadPool(around.threads());
        EhrClient client = EhrAccess.client(settings, threads);
        RiskWriter writer = new RiskWriter(EhrAccess.ofWriter(client), settings.writeBatchSize());
        this.scoring =
                new Batcher<>(settings.writeBatchSize(), SCORING_WAIT, threads, new ScoreBatches(scoringTimes)::answer);
        this.writing = new Batcher<>(settings.writeBatchSize(), settings.writeBatchWait(), threads, writer::write);
        PatientSteps steps = new PatientSteps(parts(client, around, settings.refusals()), scoring, writing);
        this.watch = new ChangeWatch(
                client::changes,
                around.inbox(),
                ledger,
                new PollStateFile(settings.dataFolder()),
                settings.pollOverlap(),
                around.clock());
        this.poller = new Poller(this::look, settings.pollPeriod(), around.clock());
        this.camel = camel(client, around.threads());
        camel.addRoutes(new ScorePatientRoute(steps, threads));
        camel.addRoutes(new PollRoute(poller, settings.pollPeriod().toMillis()));
        AgeingWatch ages =
                new AgeingWatch(cohort, flags, this::predictions, around.inbox(), ledger, disk, around.clock());
        camel.addRoutes(new AgeingRoute(ages, settings.agesPeriod().toMillis()));
        this.template = camel.createProducerTemplate();
    }

    /**
     * Puts the chain together and starts it. An EHR that is down is no hindrance: it is asked again and again.
     *
     * @throws Exception when Camel does not start or the data folder cannot be used
     */
    public static Chain start(RouteSettings settings, Surroundings around) throws Exception {
        Chain chain = new Chain(settings, around);
        if (chain.lacksAnswers()) {
            chain.rescoreEverybody(); // the cohort was lost or never was; the EHR has all that it is made of
        } else {
            chain.watch.wishEverybodyIfNew(chain.answersBy());
        }
        chain.template.setExecutorService(chain.threads);
        chain.camel.start();
        return chain;
    }

    private boolean lacksAnswers() {
        return predictions().stream().anyMatch(task -> cohort.summary(task).total() == 0)
                || (asksD2t && flags.summary().total() == 0);
    }

    /** Starts one patient's way; completes when the patient is settled, fails with what stopped it. */
    public CompletableFuture<Exchange> score(Trigger trigger) {
        return template.asyncSend(
                        ScorePatientRoute.SCORE_PATIENT,
                        exchange -> exchange.getMessage().setBody(trigger))
                .thenCompose(exchange -> exchange.getException() == null
                        ? CompletableFuture.completedFuture(exchange)
                        : CompletableFuture.failedFuture(exchange.getException()));
    }

    /**
     * Notes that everybody is to be scored again.
     *
     * @throws IOException when the wish cannot be stored
     */
    public void rescoreEverybody() throws IOException {
        watch.wishEverybody(answersBy());
    }

    /** After a swap; when the wish cannot be stored now, the next start finds that other packages answer. */
    private void answersChanged() {
        try {
            rescoreEverybody();
        } catch (IOException e) {
            LOG.error(
                    "the wish to score everybody cannot be stored, ask again or restart: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** Changes when any answer may change: with another package or another site file everybody is scored again. */
    private String answersBy() {
        return packages.labels()
                + hospital.site().fingerprint().map(f -> ",site:" + f).orElse("")
                + (asksD2t ? ",d2t:" + EpisodeRules.bundled().version() : "");
    }

    /** The questions that every trigger asks now: the predictions, and the rule's unless it is switched off. */
    public Set<TaskId> asked() {
        Set<TaskId> asked = predictions();
        if (asksD2t) {
            asked.add(TaskId.D2T);
        }
        return asked;
    }

    private Set<TaskId> predictions() {
        return packages.questions().stream().map(AskedTask::task).collect(Collectors.toCollection(HashSet::new));
    }

    /** What the rule on difficult-to-treat arthritis said; empty where it is switched off. */
    public D2tStore flags() {
        return flags;
    }

    /** The ledger. */
    public Ledger ledger() {
        return ledger;
    }

    /** The scored cohort. */
    public CohortStore cohort() {
        return cohort;
    }

    /** Room for more work on the server's disks. */
    public DiskRoom disk() {
        return disk;
    }

    /** What becomes of a message. */
    public DeliveryRules rules() {
        return rules;
    }

    /** Where the packages stand, and an operator's steps. */
    public PackageDesk desk() {
        return desk;
    }

    /** Answers what-if questions. */
    public WhatIfDesk whatIf() {
        return new WhatIfs(cohort, packages::questions, hospital.site().units());
    }

    /** The questions that this server knows; without a package nothing is known of a question's inputs. */
    public List<TaskDescription> tasks() {
        return packages.loaded().stream().map(TaskDescriptions::of).toList();
    }

    /** How the chain stands now. */
    public ChainStatus status() {
        boolean ready = camel.isStarted() && !packages.active().isEmpty() && disk.isThere();
        return new ChainStatus(
                ready,
                poller.ehr(),
                poller.lastSuccess().orElse(null),
                watch.watermark().orElse(null),
                packages.active(),
                scoringTimes.latency(),
                answeringTimes.latency());
    }

    /** Lets work under way end, then stops. */
    @Override
    public void close() {
        camel.stop();
        scoring.close();
        writing.close();
        threads.shutdown();
        shadows.close();
        packages.close();
    }

    private int look() throws IOException {
        disk.require();
        return watch.look();
    }

    private PatientSteps.Parts parts(EhrClient client, Surroundings around, WriterSettings.Refusals refusals) {
        WriterSettings writing = WriterSettings.inZone(around.clock().getZone()).with(refusals);
        return new PatientSteps.Parts(
                answeringTimes,
                packages::questions,
                id -> client.read(RiskAssessment.class, id),
                asksD2t ? Optional.of(d2t(client, around.clock())) : Optional.empty(),
                hospital.reading(),
                new RiskAssessmentWriter(around.clock(), writing),
                shadows,
                new MergeFollower(id -> client.readRaw("Patient", id), hospital.reading(), around.inbox(), ledger),
                cohort,
                ledger,
                FhirContext.forR4Cached(),
                around.clock());
    }

    private D2tParts d2t(EhrClient client, Clock clock) {
        return new D2tParts(
                new D2tRule(),
                FeatureMap.ofTask(RRP).withLimits(hospital.site().upperLimits()).serostatus(),
                new D2tWriter(clock, clock.getZone()),
                id -> client.read(Observation.class, id),
                flags);
    }

    private static CamelContext camel(EhrClient client, ThreadFactory threads) {
        DefaultCamelContext context = new DefaultCamelContext();
        context.getCamelContextExtension().setName("rheumaroute");
        context.getExecutorServiceManager().setThreadPoolFactory(new ManagedThreads(threads));
        context.setApplicationContextClassLoader(Chain.class.getClassLoader());
        context.getShutdownStrategy().setTimeout(10);
        context.addComponent("ehr", new EhrComponent(client));
        return context;
    }
}
