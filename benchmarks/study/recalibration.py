#!/usr/bin/env python3
"""Rules of recalibration on 200 local cases, compared on log-odds that LocalCasesStudy wrote; prints Markdown.

Usage: recalibration.py WORK FIRST_SEED LAST_SEED     Needs numpy. Invented patients; no clinical evidence.

Three draws of 200 patients of each table; the others judge. "Slope off": the log-odds of packages from 2,000 patients were
stretched by 1/0.6 or shrunk by 1/1.6 first, so that the right slope is 0.6 or 1.6.
"""
import csv
import os
import sys

import numpy as np

LOCAL, DRAWS = 200, 3
MODELS = ("logistic-regression", "xgboost", "combination")


def likelihood(x, y, a, b):
    z = a + b * x
    return (y * z - np.logaddexp(0, z)).sum()


def fit(x, y, prior=None, keep=False, b=1.0):
    """Intercept and slope; the slope kept, free, or with a normal prior around 1 of this standard deviation."""
    pull = 0 if prior is None else 1 / prior**2
    a = 0.0

    def height(a, b):
        return likelihood(x, y, a, b) - pull * (b - 1) ** 2 / 2

    for _ in range(100):
        p = 1 / (1 + np.exp(-(a + b * x)))
        w, g = p * (1 - p), y - p
        if keep:
            move = np.array([g.sum() / w.sum(), 0])
        else:
            gradient = np.array([g.sum(), (g * x).sum() - pull * (b - 1)])
            bend = np.array([[w.sum() + 1e-9, (w * x).sum()], [(w * x).sum(), (w * x * x).sum() + pull]])
            move = np.linalg.solve(bend, gradient)
        longest = abs(move).max()
        share, before = min(1, 2 / longest) if longest > 0 else 1, height(a, b)
        while share > 1e-12 and height(a + share * move[0], b + share * move[1]) < before - 1e-12 * abs(before):
            share /= 2
        a, b = a + share * move[0], b + share * move[1]
        if longest < 1e-9:
            break
    return a, b


def closed_test(x, y):
    """As it is, intercept, or both: the least that the likelihood does not reject at 5 % (Vergouwe 2017)."""
    only, both = fit(x, y, keep=True), fit(x, y)
    if 2 * (likelihood(x, y, *both) - likelihood(x, y, 0, 1)) < 5.991:
        return 0, 1
    return only if 2 * (likelihood(x, y, *both) - likelihood(x, y, *only)) < 3.841 else both


def heuristic(x, y):
    """The slope's update shrunk by (chi-squared - 1) / chi-squared (Steyerberg 2004)."""
    only, both = fit(x, y, keep=True), fit(x, y)
    gain = 2 * (likelihood(x, y, *both) - likelihood(x, y, *only))
    slope = 1 + max(0, gain - 1) / gain * (both[1] - 1) if gain > 0 else 1
    return fit(x, y, keep=True, b=slope)[0], slope


def two_priors(x, y, near=0.15, far=0.7):
    """The verb's rule (LineFit)."""
    found = []
    for prior in (near, far):
        a, b = fit(x, y, prior)
        p = 1 / (1 + np.exp(-(a + b * x)))
        w = p * (1 - p)
        determinant = w.sum() * ((w * x * x).sum() + prior**-2) - (w * x).sum() ** 2
        evidence = likelihood(x, y, a, b) - ((b - 1) / prior) ** 2 / 2 - np.log(prior) - np.log(determinant) / 2
        found.append((evidence, b))
    share = 1 / (1 + np.exp(found[1][0] - found[0][0]))
    slope = share * found[0][1] + (1 - share) * found[1][1]
    return fit(x, y, keep=True, b=slope)[0], slope


RULES = {
    "intercept alone": lambda x, y: fit(x, y, keep=True),
    "both, plain": fit,
    "pulled, 0.4 (the former rule)": lambda x, y: fit(x, y, 0.4),
    "closed test": closed_test,
    "heuristic shrinkage": heuristic,
    "two priors (the rule)": two_priors,
}


def read(path):
    with open(path, encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    columns = {name: np.clip([float(row[name]) for row in rows], -15, 15) for name in MODELS}
    return np.array([float(row["outcome"]) for row in rows]), columns


def main(work, first, last):
    found = {}
    for seed in range(first, last + 1):
        for truth in ("", "-linear", "-nonlinear"):
            for size in (210, 2000):
                path = os.path.join(work, f"predictions{truth}-{size}-{seed}.csv")
                if not os.path.exists(path):
                    continue
                y, columns = read(path)
                kinds = [("right", 1, MODELS)]
                kinds += [(f"off, {by}", by, MODELS[-1:]) for by in (0.6, 1.6)] if size == 2000 else []
                for kind, by, models in kinds:
                    for model in models:
                        judge(found, (size, kind), columns[model] / by, y, seed)
    for key in sorted(found, key=str):
        size, kind = key
        print(f"\npackages from {size} patients, slope {kind}: {len(found[key]['both, plain'])} draws\n")
        print("| rule | mean slope | spread | 5 % to 95 % | in 0.8 to 1.2 | Brier |\n|---|---|---|---|---|---|")
        for rule, values in found[key].items():
            slope, brier = np.array(values).T
            low, high = np.quantile(slope, [0.05, 0.95])
            inside = ((slope > 0.8) & (slope < 1.2)).mean()
            print(f"| {rule} | {slope.mean():.2f} | {slope.std():.3f} | {low:.2f} to {high:.2f} | {100 * inside:.0f} %"
                  f" | {brier.mean():.5f} |")


def judge(found, key, x, y, seed):
    for draw in range(DRAWS):
        order = np.random.default_rng(100 * seed + draw).permutation(len(y))
        local, others = order[:LOCAL], order[LOCAL:]
        for name, rule in RULES.items():
            a, b = rule(x[local], y[local])
            after = a + b * x[others]
            slope = fit(after, y[others])[1]
            brier = ((1 / (1 + np.exp(-after)) - y[others]) ** 2).mean()
            found.setdefault(key, {}).setdefault(name, []).append((slope, brier))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
