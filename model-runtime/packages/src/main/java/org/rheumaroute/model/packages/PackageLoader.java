package org.rheumaroute.model.packages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rheumaroute.model.PackageRef;
import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.packages.PackageReader.VerifiedPackage;
import org.rheumaroute.model.packages.ScoringRule.MemberWeight;

/**
 * Opens signed packages. The order is the safety: signature of the manifest, hash of every file, schema, structure of
 * the weights in Java, then native code, then golden rows. The bytes are read once. Thread-safe.
 *
 * <p>Checks that a {@link ModelIntegrityException} may name: {@code folder}, {@code files}, {@code size}, {@code
 * signature}, {@code manifest}, {@code sha256}, {@code schema}, {@code card}, {@code calibration}, {@code familiarity}, {@code members},
 * {@code engine}, {@code structure}, {@code preprocessing}, {@code golden-rows}.
 */
public final class PackageLoader {
    private final PackageReader reader;
    private final PackageOpener opener;

    /**
     * @param keys the signers to accept
     * @param engines the engines at hand, for example from {@link java.util.ServiceLoader}
     */
    public PackageLoader(TrustedKeys keys, List<Engine> engines) {
        this.reader = new PackageReader(keys);
        this.opener = new PackageOpener(engines);
    }

    /**
     * Checks who signed the package in a folder and that every file is the one that was signed. Opens nothing.
     *
     * @throws ModelIntegrityException naming the check that failed
     */
    public PackageRef verify(Path folder) throws ModelIntegrityException {
        return reader.read(new FolderSource(folder)).ref();
    }

    /**
     * Verifies and opens the package in a folder.
     *
     * @throws ModelIntegrityException naming the check that failed; nothing is left open
     */
    public LoadedPackage load(Path folder) throws ModelIntegrityException {
        return load(new FolderSource(folder));
    }

    LoadedPackage load(PackageSource source) throws ModelIntegrityException {
        VerifiedPackage verified = reader.read(source);
        LoadedPackage loaded = verified.manifest().kind() == PackageKind.SINGLE
                ? opener.openSingle(verified.ref(), verified.manifest().engine(), verified.files())
                : openCombination(verified);
        try {
            requireSameTask(verified, loaded);
            GoldenRows.check(
                    loaded,
                    source.origin(),
                    verified.files().bytes(GoldenRows.FILE),
                    verified.manifest().explainsGoldenRows());
        } catch (ModelIntegrityException | RuntimeException e) {
            loaded.close();
            throw e;
        }
        return loaded;
    }

    private LoadedPackage openCombination(VerifiedPackage verified) throws ModelIntegrityException {
        List<LoadedPackage> members = new ArrayList<>();
        try {
            for (MemberWeight member : PackageOpener.memberWeights(verified.files())) {
                PackageSource inner = PackageSource.InMemory.member(verified.files(), member.folder());
                members.add(loadMember(inner));
            }
            return opener.openCombination(verified.ref(), verified.files(), members);
        } catch (ModelIntegrityException | RuntimeException e) {
            members.forEach(LoadedPackage::close);
            throw e;
        }
    }

    private LoadedPackage loadMember(PackageSource inner) throws ModelIntegrityException {
        // Reading twice costs milliseconds and keeps a combination from holding combinations without end.
        if (reader.read(inner).manifest().kind() != PackageKind.SINGLE) {
            throw new ModelIntegrityException(inner.origin(), "members", "a member must be a single model");
        }
        return load(inner);
    }

    private static void requireSameTask(VerifiedPackage verified, LoadedPackage loaded) throws ModelIntegrityException {
        if (!verified.manifest().task().equals(loaded.task())) {
            throw new ModelIntegrityException(
                    verified.files().origin(), "card", "the card answers another question than the manifest");
        }
    }
}
