package org.rheumaroute.training.child;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.rheumaroute.model.child.EndWithParent;
import org.rheumaroute.training.Training;
import org.rheumaroute.training.TrainingReport;
import org.rheumaroute.training.table.CohortRefusedException;
import org.rheumaroute.training.table.TaskRefusedException;

/**
 * The child: reads a job, trains, tells progress and result on stdout. It ends when its stdin does, so that it never
 * outlives its parent.
 */
public final class TrainerMain {
    static final int DONE = 0;
    static final int REFUSED = 1;

    private TrainerMain() {}

    /** @param arguments the job file */
    public static void main(String[] arguments) throws IOException {
        PrintStream parent = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.setOut(System.err); // what libraries print belongs to the log
        EndWithParent.watch();
        System.exit(run(TrainingJob.read(Path.of(arguments[0])), parent));
    }

    private static int run(TrainingJob job, PrintStream parent) {
        try {
            TrainingReport made = Training.train(
                    job.request(),
                    (what, done, total) ->
                            tell(parent, Line.Word.PROGRESS, Integer.toString(done), Integer.toString(total), what));
            tell(
                    parent,
                    Line.Word.RESULT,
                    made.packageRef().name(),
                    made.packageRef().version(),
                    made.packageRef().sha256(),
                    Boolean.toString(made.packageRef().demonstration()));
            return DONE;
        } catch (CohortRefusedException | TaskRefusedException | IllegalArgumentException e) {
            tell(parent, Line.Word.REFUSED, String.valueOf(e.getMessage()));
            return REFUSED;
        } catch (IOException e) {
            tell(parent, Line.Word.FAILED, e.getClass().getSimpleName() + ": " + e.getMessage());
            return REFUSED;
        }
    }

    private static void tell(PrintStream parent, Line.Word word, String... fields) {
        parent.println(Line.of(word, fields).text());
    }
}
