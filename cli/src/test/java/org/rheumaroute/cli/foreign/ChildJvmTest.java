package org.rheumaroute.cli.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.model.child.ChildLimits;
import sun.misc.Unsafe;

/** What is said of a child that does not do its work. */
@Timeout(120)
class ChildJvmTest {
    private static final ChildLimits LIMITS = new ChildLimits(128, Duration.ofSeconds(60));

    /** Reads where nothing is, as native code does with a damaged model. */
    static final class Crashes {
        public static void main(String[] arguments) throws Exception {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            ((Unsafe) field.get(null)).putAddress(1 << 16, 8);
        }
    }

    static final class Sleeps {
        public static void main(String[] arguments) throws InterruptedException {
            Thread.sleep(Duration.ofMinutes(5).toMillis()); // until it is killed
        }
    }

    static final class Eats {
        public static void main(String[] arguments) {
            List<byte[]> eaten = new ArrayList<>();
            while (eaten.size() < 1000) {
                eaten.add(new byte[1 << 20]);
            }
        }
    }

    static final class Refuses {
        public static void main(String[] arguments) {
            System.exit(1);
        }
    }

    @Test
    void aCrashIsARefusalThatNamesTheSignal() {
        assertRefused(Crashes.class, LIMITS, "crashed with SIGSEGV in native code");
    }

    @Test
    void aHangIsARefusal() {
        assertRefused(Sleeps.class, new ChildLimits(128, Duration.ofSeconds(1)), "took longer than 1 second");
    }

    @Test
    void tooMuchMemoryIsARefusal() {
        assertRefused(Eats.class, LIMITS, "ran out of memory");
    }

    @Test
    void itsOwnRefusalIsItsOwn() throws Exception {
        assertThat(ChildJvm.run(Refuses.class, List.of(), List.of(), LIMITS)).isEqualTo(1);
    }

    private static void assertRefused(Class<?> main, ChildLimits limits, String said) {
        assertThatThrownBy(() -> ChildJvm.run(main, List.of(), List.of(), limits))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(said)
                .hasMessageContaining("must not be used");
    }
}
