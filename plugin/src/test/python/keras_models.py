"""Trains a small network with PyTorch and saves it as Keras 2 and Keras 3 do.

    python3 keras_models.py ../../../../it/src/it/keras-models

Prints what it reaches on the test rows, in double precision.
"""

import io
import json
import os
import sys
import zipfile

import h5py
import numpy as np
import torch

FOLDER = sys.argv[1]
torch.manual_seed(3)
random = np.random.RandomState(5)
CENTRES = np.array([[0.0, 1.0], [1.0, -0.5], [-1.0, -0.5]])

labels = np.arange(150) % 3
rows = np.round(CENTRES[labels] + random.normal(0, 0.8, (150, 2)), 3)
test = np.arange(150) >= 90
with open(os.path.join(FOLDER, "data/blobs.csv"), "w") as file:
    file.write("x,y,class,part\n")
    for (x, y), label, part in zip(rows, labels, test):
        file.write("%s,%s,%s,%s\n" % (x, y, "abc"[label], "test" if part else "train"))

model = torch.nn.Sequential(torch.nn.Linear(2, 8), torch.nn.ReLU(), torch.nn.Linear(8, 3)).double()
x, y = torch.tensor(rows), torch.tensor(labels)
optimizer = torch.optim.Adam(model.parameters(), 0.05)
for _ in range(100):
    optimizer.zero_grad()
    torch.nn.functional.cross_entropy(model(x[~test]), y[~test]).backward()
    optimizer.step()
with torch.no_grad():
    for parameter in model.parameters():
        parameter.copy_(parameter.float().double())
    outputs = model(x[test])
    print("loss %.9f" % torch.nn.functional.cross_entropy(outputs, y[test]).item())
    print("right %d of %d" % ((outputs.argmax(1) == y[test]).sum(), test.sum()))


def weights(layer):
    return [layer.weight.detach().float().numpy().T.copy(), layer.bias.detach().float().numpy()]


DENSE = [("dense", weights(model[0]), "relu"), ("dense_1", weights(model[2]), "softmax")]


def dense(name, units, activation):
    return {"class_name": "Dense", "config": {
        "name": name, "trainable": True, "dtype": "float32", "units": units,
        "activation": activation, "use_bias": True}}


LAYERS = [dense(name, len(values[1]), activation) for name, values, activation in DENSE]
LAYERS[0]["config"]["batch_input_shape"] = [None, 2]
MODEL = {"class_name": "Sequential", "config": {"name": "sequential", "layers": LAYERS}}

content = io.BytesIO()
with h5py.File(content, "w") as file:
    for name, values, _ in DENSE:
        group = file.create_group("layers/%s/vars" % name)
        for i, value in enumerate(values):
            group[str(i)] = value
with zipfile.ZipFile(os.path.join(FOLDER, "models/blobs.keras"), "w") as file:
    for name, text in [("metadata.json", json.dumps({"keras_version": "3.5.0"})),
                       ("config.json", json.dumps(MODEL)), ("model.weights.h5", content.getvalue())]:
        file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)
with h5py.File(os.path.join(FOLDER, "models/blobs.h5"), "w") as file:
    file.attrs["keras_version"] = b"2.4.0"
    file.attrs["model_config"] = json.dumps(MODEL).encode()
    root = file.create_group("model_weights")
    root.attrs["layer_names"] = [name.encode() for name, _, _ in DENSE]
    for name, values, _ in DENSE:
        words = ["%s/kernel:0" % name, "%s/bias:0" % name]
        group = root.create_group(name)
        group.attrs["weight_names"] = [word.encode() for word in words]
        for word, value in zip(words, values):
            group.create_dataset(word, data=value)
