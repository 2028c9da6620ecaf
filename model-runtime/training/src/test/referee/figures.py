#!/usr/bin/python3
"""Prints the figures of every table in a folder as scikit-learn has them.

    figures.py FOLDER

A table is NNN.csv with the columns outcome, first, second; numbers are hexadecimal, so that no digit is lost on the
way. The output is one line a table; NA where a figure is undefined.
"""

import glob
import os
import sys

import numpy as np
from sklearn.calibration import calibration_curve
from sklearn.dummy import DummyClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import (accuracy_score, brier_score_loss, confusion_matrix, f1_score, precision_score,
                             recall_score, roc_auc_score, roc_curve)

CUT = 0.3
BINS = 10


def read(path):
    with open(path, encoding="ascii") as lines:
        rows = [line.split(",") for line in lines.read().split("\n")[1:] if line]
    outcome = np.array([int(row[0]) for row in rows])
    return outcome, *(np.array([float.fromhex(row[c]) for row in rows]) for c in (1, 2))


def discrimination(y, first, second):
    if len(set(y)) < 2:
        return dict.fromkeys(["auc", "second.auc", "roc.points", "roc.weighted"])
    falls, rises, _ = roc_curve(y, first, drop_intermediate=False)
    places = np.arange(1, len(rises) + 1)
    return {"auc": roc_auc_score(y, first), "second.auc": roc_auc_score(y, second), "roc.points": float(len(rises)),
            "roc.weighted": float(np.sum(places * (rises + 2 * falls))) / len(rises)}


def at_cut(y, p):
    called = (p >= CUT).astype(int)
    (tn, fp), (fn, tp) = confusion_matrix(y, called, labels=[0, 1])
    never = DummyClassifier(strategy="constant", constant=0).fit(np.zeros((len(y) + 1, 1)), np.append(y, 0))
    return {
        "sensitivity": recall_score(y, called) if tp + fn else None,
        "specificity": recall_score(y, called, pos_label=0) if tn + fp else None,
        "ppv": precision_score(y, called) if tp + fp else None,
        "npv": precision_score(y, called, pos_label=0) if tn + fn else None,
        "accuracy": accuracy_score(y, called),
        "always.no": accuracy_score(y, never.predict(np.zeros((len(y), 1)))),
        "f1": f1_score(y, called) if tp + fp + fn else None,
    }


def line(y, p):
    events, others = p[y == 1], p[y == 0]
    if (not len(events) or not len(others) or p.min() <= 0 or p.max() >= 1
            or events.min() >= others.max() or others.min() >= events.max()):
        return dict.fromkeys(["line.intercept", "line.slope"])
    inputs = (np.log(p) - np.log1p(-p)).reshape(-1, 1)
    # newton-cholesky converges quadratically; this tolerance on the gradient is beyond what doubles hold.
    fit = LogisticRegression(penalty=None, solver="newton-cholesky", tol=1e-15, max_iter=500).fit(inputs, y)
    return {"line.intercept": fit.intercept_[0], "line.slope": fit.coef_[0, 0]}


def calibration(y, p):
    found = {"brier": brier_score_loss(y, p, pos_label=1)}
    observed, predicted = calibration_curve(y, p, n_bins=BINS, strategy="quantile", pos_label=1)
    edges = np.percentile(p, np.linspace(0, 1, BINS + 1) * 100)
    rows = np.bincount(np.searchsorted(edges[1:-1], p), minlength=BINS)
    rows = rows[rows > 0]
    places = np.arange(1, len(rows) + 1)
    found["bins"] = float(len(rows))
    found["bins.rows"] = float(np.sum(places * rows))
    found["bins.predicted"] = float(np.sum(places * predicted))
    found["bins.observed"] = float(np.sum(places * observed))
    found["bins.error"] = float(np.sum(rows * np.abs(observed - predicted))) / len(y)
    return found


def main(folder):
    tables = sorted(glob.glob(os.path.join(folder, "[0-9][0-9][0-9].csv")))
    for number, path in enumerate(tables):
        y, first, second = read(path)
        figures = {**discrimination(y, first, second), **at_cut(y, first), **line(y, first), **calibration(y, first)}
        if number == 0:
            print(",".join(["table", *figures]))
        cells = ["NA" if value is None else format(value, ".13g") for value in figures.values()]
        print(",".join([os.path.basename(path)[:3], *cells]))


if __name__ == "__main__":
    main(sys.argv[1])
