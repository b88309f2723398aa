"""What scikit-learn's MLPClassifier reaches on the diabetes table of Weka, over ten seeds.

It is tested on every fourth row, as in src/experiments/diabetes.yaml, whose gates are its means, two
standard errors of the difference of two such means to either side. Needs scikit-learn (Debian:
python3-sklearn); run it with the path of diabetes.arff. With scikit-learn 1.2.1 it prints

test_accuracy 0.7521, standard error 0.0028, gate 0.7441 to 0.7601
test_roc_auc 0.8258, standard error 0.0012, gate 0.8224 to 0.8291
"""

import sys
import warnings

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.metrics import accuracy_score, roc_auc_score
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

warnings.simplefilter("ignore", ConvergenceWarning)

with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read().splitlines()
rows = [line.split(",") for line in text if line and line[0] not in "%@ "]
features = np.array([row[:-1] for row in rows], dtype=float)
positive = np.array([row[-1] == "tested_positive" for row in rows])
test = np.arange(len(rows)) % 4 == 0

scaler = StandardScaler().fit(features[~test])
shown, asked = scaler.transform(features[~test]), scaler.transform(features[test])
figures = {"test_accuracy": [], "test_roc_auc": []}
for seed in range(1, 11):
    network = MLPClassifier(random_state=seed).fit(shown, positive[~test])
    probability = network.predict_proba(asked)[:, 1]
    figures["test_accuracy"].append(accuracy_score(positive[test], probability > 0.5))
    figures["test_roc_auc"].append(roc_auc_score(positive[test], probability))
for name, values in figures.items():
    error = np.std(values, ddof=1) / np.sqrt(len(values))
    mean, margin = np.mean(values), 2 * np.sqrt(2) * error
    gate = f"gate {mean - margin:.4f} to {mean + margin:.4f}"
    print(f"{name} {mean:.4f}, standard error {error:.4f}, {gate}")
