package org.rheumaroute.model.child;

import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.MemberModel;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureSchema;
import org.rheumaroute.model.feature.FeatureVector;
import sun.misc.Unsafe;

/** An engine whose weights say what it does to the JVM that opens them. Where the package is made it does nothing. */
public final class TrapEngine implements Engine {
    static final String FILE = "trap.txt";

    private final boolean armed;

    /** As {@link java.util.ServiceLoader} makes it, in the child. */
    public TrapEngine() {
        this(true);
    }

    TrapEngine(boolean armed) {
        this.armed = armed;
    }

    @Override
    public String id() {
        return "trap";
    }

    @Override
    public String version() {
        return "trap 1";
    }

    @Override
    public MemberModel open(PackageFiles files, FeatureSchema schema) throws ModelIntegrityException {
        String deed = new String(files.bytes(FILE), StandardCharsets.UTF_8);
        if (armed) {
            spring(deed);
        }
        boolean lies = armed && deed.equals("lie");
        return new Constant(lies ? 1 : 0, schema.size());
    }

    private static void spring(String deed) {
        switch (deed) {
            case "crash" -> unsafe().putAddress(1 << 16, 8); // a pointer that points nowhere, as in a damaged model
            case "hang" -> sleep();
            case "eat-heap" -> eat(false);
            case "eat-native" -> eat(true);
            case "exit" -> Runtime.getRuntime().halt(7);
            case "throw" -> throw new IllegalStateException("thrown");
            default -> {}
        }
    }

    private static Unsafe unsafe() {
        try {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            return (Unsafe) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(Duration.ofMinutes(5).toMillis()); // until it is killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void eat(boolean outsideTheHeap) {
        List<Object> eaten = new ArrayList<>();
        while (eaten.size() < 1000) { // a gigabyte; the limit comes long before
            if (outsideTheHeap) {
                long address = unsafe().allocateMemory(1 << 20);
                unsafe().setMemory(address, 1 << 20, (byte) 1);
                eaten.add(address);
            } else {
                eaten.add(ByteBuffer.allocate(1 << 20).put((byte) 1));
            }
        }
        sleep();
    }

    private record Constant(double logOdds, int features) implements MemberModel {
        @Override
        public double[] logOdds(List<FeatureVector> vectors) {
            return vectors.stream().mapToDouble(vector -> logOdds).toArray();
        }

        @Override
        public double[][] contributions(List<FeatureVector> vectors) {
            double[][] shares = new double[vectors.size()][features + 1];
            for (double[] row : shares) {
                row[features] = logOdds;
            }
            return shares;
        }

        @Override
        public void close() {}
    }
}
