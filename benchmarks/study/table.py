#!/usr/bin/env python3
"""Prints the study's tables: mean over seeds with standard error, and paired differences of the combination.

Usage: table.py WORK TRUTHS SIZES SEEDS   (the last three comma-separated). Needs Python 3 only.
"""
import csv
import os
import sys

COLUMNS = ("auc", "brier", "slope", "slope-recalibrated", "weight", "cpu-seconds")


def read(work, truth, size, seeds):
    """model -> column -> seed -> value; seeds that both sides have finished."""
    found, used = {}, []
    for seed in seeds:
        files = [os.path.join(work, f"{truth}-{seed}", f"{side}-{size}.csv") for side in ("product", "peers")]
        if not all(map(os.path.exists, files)):
            continue
        used.append(seed)
        for path in files:
            with open(path, encoding="utf-8") as lines:
                for row in csv.DictReader(line for line in lines if not line.startswith("#")):
                    for column in COLUMNS:
                        if row[column]:
                            found.setdefault(row["model"], {}).setdefault(column, {})[seed] = float(row[column])
    return found, used


def mean(values):
    return sum(values) / len(values)


def error(values):
    if len(values) < 2:
        return float("nan")
    centre = mean(values)
    return (sum((v - centre) ** 2 for v in values) / (len(values) - 1) / len(values)) ** 0.5


def table(truth, size, found, used):
    print(f"\n### {truth}, trained on {size}, {len(used)} seeds (invented patients)\n")
    print("| model | AUC | Brier | slope | slope, 200 local | combination less model, AUC | weight | CPU s |")
    print("|---|---|---|---|---|---|---|---|")
    own = found["combination"]["auc"]
    for model, columns in sorted(found.items(), key=lambda item: -mean(list(item[1]["auc"].values()))):
        cells = []
        for column, digits in (("auc", 4), ("brier", 4), ("slope", 2), ("slope-recalibrated", 2)):
            values = list(columns[column].values())
            cells.append(f"{mean(values):.{digits}f} ± {error(values):.{digits}f}")
        gaps = [own[seed] - columns["auc"][seed] for seed in used]
        cells.append("" if model == "combination" else f"{mean(gaps):+.4f} ± {error(gaps):.4f}")
        cells.append(f"{mean(list(columns['weight'].values())):.2f}" if "weight" in columns else "")
        cells.append(f"{mean(list(columns['cpu-seconds'].values())):.2f}" if "cpu-seconds" in columns else "")
        print(f"| {model} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    _, work, truths, sizes, seeds = sys.argv
    for size in sizes.split(","):
        for truth in truths.split(","):
            found, used = read(work, truth, size, seeds.split(","))
            if used:
                table(truth, size, found, used)
            else:
                print(f"\n### {truth}, trained on {size}: no seed is finished on both sides")
