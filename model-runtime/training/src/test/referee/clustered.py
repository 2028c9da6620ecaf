"""Invented tables with several rows a patient, and their figures by other ways than ours: every pair compared for the
AUC, matrices for the line, a bootstrap of whole patients beside Obuchowski's formula.

Usage: clustered.py FOLDER   writes clustered-rows.csv and clustered-figures.csv. Needs numpy.
"""
import math
import sys

import numpy as np

TABLES = 24
DRAWS = 2000
CUT = 0.4
Z = 1.959963984540054


def table(seed):
    rng = np.random.default_rng(seed)
    patients = int(rng.integers(25, 90))
    rows = []
    for patient in range(patients):
        own = rng.normal()
        for _ in range(int(rng.integers(1, 6)) if seed % 6 else 1):
            truth = 1 / (1 + math.exp(0.6 - 1.2 * own - 0.5 * rng.normal()))
            one = own + rng.normal()
            other = 0.5 * own + rng.normal()
            scores = [1 / (1 + math.exp(0.4 - 0.8 * s)) for s in (one, other)]
            digits = 2 if seed % 3 == 0 else 6  # tied scores in every third table
            rows.append((seed, patient, int(rng.random() < truth), *(round(s, digits) for s in scores)))
    return rows


def placements(score, outcome):
    events, others = score[outcome == 1], score[outcome == 0]
    kernel = (events[:, None] > others[None, :]) + 0.5 * (events[:, None] == others[None, :])
    return kernel.mean(axis=1), kernel.mean(axis=0), kernel.mean()


def obuchowski(score, outcome, patient, less=None):
    """AUC, or its difference to that of another score, with the standard error of Obuchowski 1997."""
    v10, v01, auc = placements(score, outcome)
    if less is not None:
        w10, w01, other = placements(less, outcome)
        v10, v01, auc = v10 - w10, v01 - w01, auc - other
    ids = np.unique(patient)
    pe, po = patient[outcome == 1], patient[outcome == 0]
    d10 = np.array([(v10[pe == i] - auc).sum() for i in ids])
    d01 = np.array([(v01[po == i] - auc).sum() for i in ids])
    m, n = len(pe), len(po)
    i10, i01, i = len(np.unique(pe)), len(np.unique(po)), len(ids)
    s10 = i10 / ((i10 - 1) * m) * (d10**2).sum()
    s01 = i01 / ((i01 - 1) * n) * (d01**2).sum()
    s11 = i / (i - 1) * (d10 * d01).sum()
    return auc, math.sqrt(s10 / m + s01 / n + 2 * s11 / (m * n))


def bootstrap(score, outcome, patient, seed):
    """Standard error of the AUC over draws of whole patients."""
    rng = np.random.default_rng(1000 + seed)
    rows = [np.flatnonzero(patient == i) for i in np.unique(patient)]
    found = []
    while len(found) < DRAWS:
        drawn = np.concatenate([rows[i] for i in rng.integers(0, len(rows), len(rows))])
        if 0 < outcome[drawn].sum() < len(drawn):
            found.append(placements(score[drawn], outcome[drawn])[2])
    return float(np.std(found, ddof=1))


def line(probability, outcome, patient, slope):
    """Calibration line or intercept alone, with the sandwich over patients times C / (C - 1)."""
    x = np.log(probability / (1 - probability))
    design = np.column_stack([np.ones_like(x), x]) if slope else np.ones((len(x), 1))
    offset = np.zeros_like(x) if slope else x
    beta = np.zeros(design.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-(design @ beta + offset)))
        bread = np.linalg.inv(design.T @ (design * (p * (1 - p))[:, None]))
        beta = beta + bread @ (design.T @ (outcome - p))
    gradients = design * (outcome - p)[:, None]
    ids = np.unique(patient)
    sums = np.array([gradients[patient == i].sum(axis=0) for i in ids])
    usual = len(ids) == len(patient)
    meat = sums.T @ sums * len(ids) / (len(ids) - 1)
    spread = bread if usual else bread @ meat @ bread
    return [v for pair in zip(beta, np.sqrt(np.diag(spread))) for v in pair]


def share(success, trial, patient):
    """Share and Wilson interval at the number of rows over the design effect."""
    number, found = trial.sum(), (success & trial).sum()
    p = found / number
    counts = np.array([[trial[patient == i].sum(), (success & trial)[patient == i].sum()] for i in np.unique(patient)])
    counts = counts[counts[:, 0] > 0]
    clusters = len(counts)
    if clusters < 2 or found in (0, number):
        effect = (counts[:, 0] ** 2).sum() / number
    else:
        effect = ((counts[:, 1] - p * counts[:, 0]) ** 2).sum() * clusters / (clusters - 1) / (number * p * (1 - p))
    n = number / max(1, effect)
    centre, half = p + Z * Z / (2 * n), Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    scale = 1 + Z * Z / n
    low = 0.0 if found == 0 else (centre - half) / scale
    high = 1.0 if found == number else (centre + half) / scale
    return [p, low, high]


def figures(rows):
    seed = rows[0][0]
    patient, outcome = np.array([r[1] for r in rows]), np.array([r[2] for r in rows])
    one, other = np.array([r[3] for r in rows]), np.array([r[4] for r in rows])
    found = {}
    found["auc"], found["auc-error"] = obuchowski(one, outcome, patient)
    found["difference"], found["difference-error"] = obuchowski(one, outcome, patient, other)
    found["auc-bootstrap-error"] = bootstrap(one, outcome, patient, seed)
    squares = (one - outcome) ** 2
    ids = np.unique(patient)
    sums = np.array([(squares[patient == i] - squares.mean()).sum() for i in ids])
    found["brier"] = squares.mean()
    found["brier-error"] = math.sqrt((sums**2).sum() * len(ids) / (len(ids) - 1)) / len(squares)
    found["in-the-large"], found["in-the-large-error"] = line(one, outcome, patient, False)
    names = ("intercept", "intercept-error", "slope", "slope-error")
    found.update(zip(names, line(one, outcome, patient, True)))
    called, event = one >= CUT, outcome == 1
    pairs = {
        "sensitivity": (called, event),
        "specificity": (~called, ~event),
        "ppv": (event, called),
        "npv": (~event, ~called),
        "accuracy": (called == event, np.ones_like(called)),
    }
    for name, (success, trial) in pairs.items():
        for part, value in zip(("", "-low", "-high"), share(success, trial, patient)):
            found[name + part] = value
    return found


if __name__ == "__main__":
    folder = sys.argv[1]
    tables = [table(seed) for seed in range(1, TABLES + 1)]
    with open(folder + "/clustered-rows.csv", "w", encoding="utf-8") as out:
        out.write("# invented rows, several a patient\ntable,patient,outcome,one,other\n")
        for rows in tables:
            out.writelines(",".join(str(cell) for cell in row) + "\n" for row in rows)
    with open(folder + "/clustered-figures.csv", "w", encoding="utf-8") as out:
        out.write("table,figure,value\n")
        for rows in tables:
            for name, value in figures(rows).items():
                out.write(f"{rows[0][0]},{name},{value:.15g}\n")
