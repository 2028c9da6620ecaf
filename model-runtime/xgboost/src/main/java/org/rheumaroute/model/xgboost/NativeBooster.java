package org.rheumaroute.model.xgboost;

import java.io.IOException;
import java.lang.ref.Cleaner;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** A booster whose native memory is freed by {@link #close()}, at the latest when nobody holds it any more. */
final class NativeBooster implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Booster booster;
    private final Cleaner.Cleanable freeing;
    private volatile boolean closed;

    private NativeBooster(Booster booster) {
        this.booster = booster;
        this.freeing = CLEANER.register(this, booster::dispose);
    }

    /** Opens verified, structurally checked JSON. */
    static NativeBooster load(byte[] json) throws XGBoostError {
        try {
            Booster booster = XGBoost.loadModel(json);
            NativeBooster opened = new NativeBooster(booster);
            booster.setParam("nthread", 1); // OpenMP busy-waits: with neighbours, two threads are slower than one
            return opened;
        } catch (IOException e) {
            throw new XGBoostError("the bytes could not be read", e);
        }
    }

    /** Log-odds, {@code float[rows]}. */
    float[] margins(NativeMatrix rows) throws XGBoostError {
        float[][] predicted = open().predict(rows.matrix(), true);
        float[] margins = new float[predicted.length];
        for (int i = 0; i < predicted.length; i++) {
            margins[i] = predicted[i][0];
        }
        return margins;
    }

    /** Exact SHAP values, {@code float[rows × (columns + 1)]}; the last is the base value. */
    float[][] contributions(NativeMatrix rows) throws XGBoostError {
        return open().predictContrib(rows.matrix(), 0);
    }

    private Booster open() {
        if (closed) {
            throw new IllegalStateException("the model is closed");
        }
        return booster;
    }

    @Override
    public void close() {
        closed = true;
        freeing.clean();
    }
}
