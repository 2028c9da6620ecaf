#!/usr/bin/env python3
"""Fits scikit-learn's models on the very rows that the study gave to the product.

Usage: sklearn_peers.py WORK TRUTHS SIZES SEEDS   (the last three comma-separated)

Needs Debian's python3-sklearn (1.2). One CSV for each truth, size and seed; what is there already is not made again.
Pipelines: log1p of the columns that the task transforms, median imputation, standardisation, and unscaled indicators of
missing values (scaling a rare indicator up costs a penalised model about 0.01 of AUC at 210 patients; that would be an
unfair peer). Trees get the raw columns, NaN for missing. All penalties and sizes are chosen on the training rows by
log-loss: LogisticRegressionCV by five folds; HistGradientBoosting by a grid on three; the MLPs stop early on a held-out
seventh each. The stack is scikit-learn's own, five folds, logistic final estimator.
"""
import os
import sys
import time
import warnings

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = "1"

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.ensemble import BaggingClassifier, HistGradientBoostingClassifier, StackingClassifier
from sklearn.linear_model import LogisticRegression, LogisticRegressionCV
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GridSearchCV
from sklearn.neural_network import MLPClassifier
from sklearn.pipeline import make_pipeline

FIRST, FEATURES = 2, 15
LOGARITHMIC = [5, 6, 7, 8, 9, 10, 11]  # CRP, ESR, MMP-3, RF, anti-CCP, tender and swollen joints
LOCAL_CASES = 200
HEADING = "truth,size,seed,model,auc,brier,slope,slope-recalibrated,weight,cpu-seconds"


class Inputs(BaseEstimator, TransformerMixin):
    """log1p, median imputation, standardisation, indicators."""

    def fit(self, x, y=None):
        t = self._logarithms(x)
        self.medians_ = np.nanmedian(t, axis=0)
        self.gaps_ = np.isnan(t).any(axis=0)
        filled = np.where(np.isnan(t), self.medians_, t)
        self.means_, self.scales_ = filled.mean(axis=0), filled.std(axis=0) + 1e-9
        return self

    def transform(self, x):
        t = self._logarithms(x)
        filled = np.where(np.isnan(t), self.medians_, t)
        return np.hstack([(filled - self.means_) / self.scales_, np.isnan(t)[:, self.gaps_].astype(float)])

    @staticmethod
    def _logarithms(x):
        x = x.copy()
        x[:, LOGARITHMIC] = np.log1p(x[:, LOGARITHMIC])
        return x


def logistic():
    return make_pipeline(
        Inputs(), LogisticRegressionCV(Cs=np.logspace(-4, 2, 13), cv=5, scoring="neg_log_loss", max_iter=2000))


def boosting():
    return GridSearchCV(
        HistGradientBoostingClassifier(
            learning_rate=0.05, min_samples_leaf=20, l2_regularization=1.0, early_stopping=False, random_state=0),
        {"max_iter": [50, 100, 200], "max_depth": [2, 3, None]}, cv=3, scoring="neg_log_loss")


def nets():
    net = MLPClassifier(
        (32, 16), alpha=0.1, learning_rate_init=3e-3, max_iter=200, early_stopping=True, validation_fraction=0.15,
        n_iter_no_change=15)
    return make_pipeline(Inputs(), BaggingClassifier(net, n_estimators=8, bootstrap=False, random_state=0))


def stack():
    return StackingClassifier(
        [("logistic", logistic()), ("boosting", boosting()), ("nets", nets())],
        final_estimator=LogisticRegression(), cv=5, stack_method="predict_proba")


PEERS = {"sklearn-logistic": logistic, "sklearn-boosting": boosting, "sklearn-nets": nets, "sklearn-stack": stack}


def read(path):
    x, y = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("#", "patient-id")):
                continue
            cells = line.rstrip("\n").split(",")
            x.append([float(c.lstrip("<")) if c else np.nan for c in cells[FIRST:FIRST + FEATURES]])
            y.append(int(cells[FIRST + FEATURES]))
    return np.array(x), np.array(y)


def platt(log_odds, y):
    fitted = LogisticRegression(C=1e6, max_iter=1000).fit(log_odds.reshape(-1, 1), y)
    return fitted.intercept_[0], fitted.coef_[0, 0]


def line(truth, size, seed, model, p, y, seconds):
    p = np.clip(p, 1e-9, 1 - 1e-9)
    log_odds = np.log(p / (1 - p))
    a, b = platt(log_odds[:LOCAL_CASES], y[:LOCAL_CASES])
    again = platt(a + b * log_odds[LOCAL_CASES:], y[LOCAL_CASES:])[1]
    return (f"{truth},{size},{seed},{model},{roc_auc_score(y, p):.6f},{np.mean((p - y) ** 2):.6f},"
            f"{platt(log_odds, y)[1]:.4f},{again:.4f},,{seconds:.3f}")


def run(work, truth, size, seed):
    folder = os.path.join(work, f"{truth}-{seed}")
    out = os.path.join(folder, f"peers-{size}.csv")
    if os.path.exists(out):
        return
    x, y = read(os.path.join(folder, f"train-{size}.csv"))
    test, outcomes = read(os.path.join(folder, "test.csv"))
    lines = ["# invented patients; no clinical evidence", HEADING]
    for name, peer in PEERS.items():
        np.random.seed(int(seed))
        before = time.process_time()
        fitted = peer().fit(x, y)
        seconds = time.process_time() - before
        lines.append(line(truth, size, seed, name, fitted.predict_proba(test)[:, 1], outcomes, seconds))
    with open(out + ".part", "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    os.replace(out + ".part", out)
    print(truth, size, seed, "done", file=sys.stderr)


if __name__ == "__main__":
    warnings.filterwarnings("ignore")
    _, work, truths, sizes, seeds = sys.argv
    for seed in seeds.split(","):
        for size in sizes.split(","):
            for truth in truths.split(","):
                run(work, truth, size, seed)
