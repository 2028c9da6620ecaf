package org.rheumaroute.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rheumaroute.cli.demo.DemoPackages;
import org.rheumaroute.cli.foreign.ForeignPackage;
import org.rheumaroute.cli.shell.Home;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.TaskId;
import org.rheumaroute.model.packages.InputContract;
import org.rheumaroute.model.packages.PackageClaim;

/** The trees of the demonstration's package alone, brought in as if they were somebody else's: a second package. */
final class SecondPackage {
    private SecondPackage() {}

    static PackageRef importMemberOf(Path packageFolder, Path out, Home home) throws Exception {
        Path member = treesOf(packageFolder);
        Path schema = member.resolve("feature-schema.json");
        InputContract inputs = InputContract.read(schema, Files.readAllBytes(schema));
        Path rows = rows(member.resolve("golden.csv"), inputs, out.resolveSibling("rows.csv"));
        ForeignPackage.Parts parts = new ForeignPackage.Parts(
                TaskId.UA_PROGRESSION,
                inputs,
                member.resolve("model.json"),
                Optional.empty(),
                member.resolve("model-card.json"),
                rows);
        return new ForeignPackage(DemoPackages.key(home.demoKeys())).write(parts, out);
    }

    static PackageRef refOf(Path folder) throws Exception {
        return PackageClaim.read(folder).ref();
    }

    private static Path treesOf(Path packageFolder) throws IOException {
        try (Stream<Path> members = Files.list(packageFolder.resolve("members"))) {
            return members.filter(member -> Files.exists(member.resolve("model.json")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the demonstration's package has no trees to bring in"));
        }
    }

    /** The inputs among the columns of the golden rows. */
    private static Path rows(Path golden, InputContract inputs, Path file) throws Exception {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(golden)) {
            List<String> cells = Arrays.asList(line.split(",", -1));
            lines.add(String.join(",", cells.subList(0, inputs.schema().size())));
        }
        return Files.write(file, lines);
    }
}
