package org.rheumaroute.model.xgboost;

import org.rheumaroute.model.engine.Engine;
import org.rheumaroute.model.engine.MemberModel;
import org.rheumaroute.model.engine.ModelIntegrityException;
import org.rheumaroute.model.engine.PackageFiles;
import org.rheumaroute.model.feature.FeatureSchema;

/** Opens {@code model.json}, a boosted-tree classifier in XGBoost's JSON form. Thread-safe. */
public final class BoosterEngine implements Engine {
    @Override
    public String id() {
        return "xgboost";
    }

    @Override
    public String version() {
        return "XGBoost4J 3.0.4";
    }

    @Override
    public MemberModel open(PackageFiles files, FeatureSchema schema) throws ModelIntegrityException {
        throw new ModelIntegrityException(files.origin(), "unfinished", schema.toString());
    }
}
