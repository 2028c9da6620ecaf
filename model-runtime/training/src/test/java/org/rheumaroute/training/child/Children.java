package org.rheumaroute.training.child;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.model.child.EndWithParent;

/** Training processes that go wrong, and one that does not. */
final class Children {
    private static final PrintStream OUT = System.out;

    private Children() {}

    private static void tellProgress(String what, int done) {
        OUT.println(
                Line.of(Line.Word.PROGRESS, Integer.toString(done), "2", what).text());
    }

    private static void sleep() throws InterruptedException {
        Thread.sleep(Duration.ofMinutes(5).toMillis()); // until it is killed
    }

    /** Hands over a package and a report. */
    static final class Works {
        public static void main(String[] arguments) throws IOException {
            TrainingJob job = TrainingJob.read(Path.of(arguments[0]));
            OUT.println("a library talks on stdout");
            tellProgress("working", 1);
            tellProgress("working", 2);
            Files.createDirectories(Path.of(job.out()));
            Files.writeString(Path.of(job.out()).resolve("package.txt"), "whole");
            Files.createDirectories(Path.of(String.valueOf(job.report())));
            Files.writeString(Path.of(String.valueOf(job.report())).resolve("report.html"), "whole");
            OUT.println(Line.of(Line.Word.RESULT, "worked", "1.0.0", "0".repeat(64), "true")
                    .text());
        }
    }

    /** Writes half a package and dies in native code. */
    static final class Crashes {
        public static void main(String[] arguments) throws Exception {
            TrainingJob job = TrainingJob.read(Path.of(arguments[0]));
            Files.createDirectories(Path.of(job.out()));
            Files.writeString(Path.of(job.out()).resolve("package.txt"), "half");
            // What a damaged pointer in a library does to this process.
            String pid = Long.toString(ProcessHandle.current().pid());
            new ProcessBuilder("/bin/sh", "-c", "kill -SEGV " + pid).start().waitFor();
            sleep();
        }
    }

    /** Tells its process id and sleeps. */
    static final class Sleeps {
        public static void main(String[] arguments) throws InterruptedException {
            EndWithParent.watch();
            tellProgress(Long.toString(ProcessHandle.current().pid()), 1);
            sleep();
        }
    }

    /** Takes memory outside Java's heap, as native code does. */
    static final class Eats {
        public static void main(String[] arguments) throws InterruptedException {
            List<ByteBuffer> eaten = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                ByteBuffer more = ByteBuffer.allocateDirect(10 << 20);
                while (more.hasRemaining()) {
                    more.put((byte) 1);
                }
                eaten.add(more);
            }
            // Direct memory ends at the heap's size; a mapped heap adds the rest.
            byte[][] heap = new byte[11][];
            for (int i = 0; i < heap.length; i++) {
                heap[i] = new byte[10 << 20];
                java.util.Arrays.fill(heap[i], (byte) 1);
            }
            tellProgress(eaten.size() + " and " + heap.length, 1);
            sleep();
        }
    }

    /** A parent that starts a sleeping child and tells the child's process id. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            TrainingJob job = TrainingJob.read(Path.of(arguments[0]));
            ProcessLimits limits = new ProcessLimits(256, Duration.ofMinutes(2), Path.of(arguments[1]));
            new TrainerProcess(Children.class.getName() + "$Sleeps", limits).run(job, (what, done, total) -> {
                OUT.println(what);
                OUT.flush();
            });
        }
    }
}
