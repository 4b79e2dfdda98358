"""scikit-learn's side of ./bench/quality: tables.py SIDE,SIDE FOLDER FOLDER ...

Each folder is a job, see io.thalweg.bench.quality.Job. Everything with scikit-learn's defaults.
"""
import os
import sys
import time
import warnings

import numpy
from sklearn.ensemble import (
    HistGradientBoostingClassifier,
    HistGradientBoostingRegressor,
    RandomForestClassifier,
    RandomForestRegressor,
)
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.neural_network import MLPClassifier, MLPRegressor

warnings.filterwarnings("ignore")  # such as: an MLP hasn't converged after its 200 epochs

# For numbers, for classes, and which form of the rows.
SIDES = {
    "sklearn-boosting": (HistGradientBoostingRegressor, HistGradientBoostingClassifier, "codes"),
    "sklearn-forest": (RandomForestRegressor, RandomForestClassifier, "codes"),
    "sklearn-mlp": (MLPRegressor, MLPClassifier, "dummies"),
    "sklearn-linear": (Ridge, LogisticRegression, "dummies"),
}


def read(folder, form, part):
    rows = numpy.loadtxt(os.path.join(folder, f"{form}-{part}.csv"), delimiter=",", ndmin=2)
    return rows[:, :-1], rows[:, -1]


def predict(side, folder, classes):
    for_numbers, for_classes, form = SIDES[side]
    rows, targets = read(folder, form, "train")
    asked, _ = read(folder, form, "test")
    if side == "sklearn-forest":  # takes no missing values
        medians = numpy.nan_to_num(numpy.nanmedian(rows, axis=0))
        rows = numpy.where(numpy.isnan(rows), medians, rows)
        asked = numpy.where(numpy.isnan(asked), medians, asked)
    model = for_classes() if classes else for_numbers()
    if hasattr(model, "random_state"):
        model.set_params(random_state=1)
    if side == "sklearn-mlp" and not classes:  # its steps don't suit prices of houses
        mean, scale = targets.mean(), targets.std()
        return model.fit(rows, (targets - mean) / scale).predict(asked)[:, None] * scale + mean
    model.fit(rows, targets)
    if not classes:
        return model.predict(asked)[:, None]
    said = numpy.zeros((len(asked), classes))
    said[:, model.classes_.astype(int)] = model.predict_proba(asked)
    return said


def main():
    sides = sys.argv[1].split(",")
    for folder in sys.argv[2:]:
        with open(os.path.join(folder, "job.txt")) as job:
            classes = int(job.read())
        for side in sides:
            file = os.path.join(folder, side + ".txt")
            if os.path.exists(file):
                continue
            start, processor = time.perf_counter(), time.process_time()
            said = predict(side, folder, classes)
            seconds = time.perf_counter() - start
            processor = time.process_time() - processor
            with open(file + ".part", "w") as out:
                out.write(f"{seconds} {processor}\n")
                for row in said:
                    out.write(" ".join(repr(float(number)) for number in row) + "\n")
            os.replace(file + ".part", file)


main()
