package org.rheumaroute.benchmark;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.hl7.fhir.r4.model.Bundle;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.rheumaroute.fhir.map.FeatureMap;
import org.rheumaroute.fhir.map.PatientPreparation;
import org.rheumaroute.fhir.map.Prepared;
import org.rheumaroute.fhir.read.FhirJson;
import org.rheumaroute.fhir.read.ParsedResource;
import org.rheumaroute.fhir.read.PatientFacts;
import org.rheumaroute.fhir.read.PatientRecordReader;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.training.table.TaskDefinition;

/**
 * Five ways through the same texts. One operation reads the whole cohort, one patient after the other. The warm-up
 * follows the amount of code: what a reader still compiles while it is measured counts against it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Measurement(iterations = 2, time = 1)
public class ReadingBenchmark {
    private final RecordTexts cohort = RecordTexts.invent(RecordTexts.READ_PATIENTS);
    private final FhirContext fhir = FhirContext.forR4Cached();
    private final JsonFactory tokens = new JsonFactory();
    private final PatientRecordReader reader = new PatientRecordReader();
    private final PatientPreparation preparation = new PatientPreparation(
            FeatureMap.ofTask(TaskId.UA_PROGRESSION),
            TaskDefinition.of(TaskId.UA_PROGRESSION).schema());

    /** The yardstick: HAPI's JSON parser makes its R4 classes; nobody looks at them. */
    @Benchmark
    @Warmup(iterations = 3, time = 2)
    public void hapiParse(Blackhole sink) {
        for (RecordText record : cohort.records()) {
            sink.consume(hapi(record));
        }
    }

    /** The limit of anything built on Jackson: all tokens are met, nothing is kept. */
    @Benchmark
    @Warmup(iterations = 2, time = 1)
    public void jacksonTokens(Blackhole sink) throws IOException {
        for (RecordText record : cohort.records()) {
            sink.consume(walk(record));
        }
    }

    /** Our strict parser: trees of resources, duplicate keys and non-finite numbers refused. */
    @Benchmark
    @Warmup(iterations = 2, time = 1)
    public void strictParse(Blackhole sink) throws IOException {
        for (RecordText record : cohort.records()) {
            sink.consume(parse(record));
        }
    }

    /** Strict parser, then dated facts in canonical units with a disposition for every resource. */
    @Benchmark
    @Warmup(iterations = 5, time = 2)
    public void readFacts(Blackhole sink) throws IOException {
        for (RecordText record : cohort.records()) {
            sink.consume(facts(record));
        }
    }

    /** All of it: from text to eligibility and a feature vector. */
    @Benchmark
    @Warmup(iterations = 5, time = 2)
    public void prepare(Blackhole sink) throws IOException {
        for (RecordText record : cohort.records()) {
            sink.consume(prepared(record));
        }
    }

    RecordTexts cohort() {
        return cohort;
    }

    Bundle hapi(RecordText record) {
        return fhir.newJsonParser().parseResource(Bundle.class, record.open());
    }

    int walk(RecordText record) throws IOException {
        int met = 0;
        try (JsonParser parser = tokens.createParser(record.open())) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                met++;
            }
        }
        return met;
    }

    List<ParsedResource> parse(RecordText record) throws IOException {
        return FhirJson.parse(record.open(), record.patientId());
    }

    PatientFacts facts(RecordText record) throws IOException {
        return reader.read(record.patientId(), parse(record));
    }

    Prepared prepared(RecordText record) throws IOException {
        return preparation.prepare(facts(record), RecordTexts.AS_OF);
    }
}
