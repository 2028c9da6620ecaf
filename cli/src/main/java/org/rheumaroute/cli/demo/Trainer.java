package org.rheumaroute.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rheumaroute.cli.shell.Home;
import org.rheumaroute.cli.shell.ProgressBar;
import org.rheumaroute.cli.shell.RefusedException;
import org.rheumaroute.training.Progress;
import org.rheumaroute.training.RefusedRunException;
import org.rheumaroute.training.Training;
import org.rheumaroute.training.child.ProcessLimits;
import org.rheumaroute.training.child.TrainerFailedException;
import org.rheumaroute.training.child.TrainerProcess;
import org.rheumaroute.training.child.TrainerProcess.Trained;
import org.rheumaroute.training.child.TrainingJob;
import org.rheumaroute.training.table.CohortRefusedException;
import org.rheumaroute.training.table.TaskRefusedException;

/** Trains in a child JVM, with a progress bar on stderr; what can be refused at once is refused without one. */
public final class Trainer {
    private Trainer() {}

    /** @throws RefusedException when the request is refused or the child ends without a result */
    public static Trained run(TrainingJob job, ProcessLimits limits) throws RefusedException, IOException {
        ProgressBar[] bar = new ProgressBar[1];
        Progress progress = (what, done, total) -> {
            if (bar[0] == null) {
                bar[0] = new ProgressBar("training steps", total);
            }
            bar[0].at(done);
        };
        try {
            Training.check(job.request());
            Trained trained = new TrainerProcess(limits).run(job, progress);
            if (bar[0] != null) {
                bar[0].finish();
            }
            return trained;
        } catch (CohortRefusedException
                | TaskRefusedException
                | RefusedRunException
                | TrainerFailedException
                | IllegalArgumentException e) {
            if (bar[0] != null) {
                bar[0].end();
            }
            throw new RefusedException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Where PyTorch's natives are unpacked; made when missing. */
    public static Path engineCache(Home home) throws IOException {
        return Files.createDirectories(home.demo().resolve("engine-cache"));
    }

    /** Where logs of training processes go. */
    public static Path logs(Home home) {
        return home.root().resolve("target").resolve("logs");
    }
}
