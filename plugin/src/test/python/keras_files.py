"""Writes small models as Keras 2 and Keras 3 save them, and what they answer.

    python3 keras_files.py ../resources/io/github/experimentmaven/keras

The layout of files is that of keras.src.saving (Keras 3: saving_lib.py; Keras 2 and legacy files of
Keras 3: legacy/saving/hdf5_format.py), written with h5py. The answers are PyTorch's, in double
precision, so that they come from neither Keras' nor this project's arithmetic.
"""

import io
import json
import os
import sys
import zipfile

import h5py
import numpy as np
import torch
import torch.nn.functional as F

FOLDER = sys.argv[1]
SHAPE = [None, 8, 6, 2]


def write(name, text):
    with open(os.path.join(FOLDER, name), "w") as file:
        file.write(text)


# ---------------------------------------------------------------- Keras 2

def initializer2(name):
    plain = {"Zeros": {}, "Ones": {}}
    scaling = {"scale": 1.0, "mode": "fan_avg", "distribution": "uniform", "seed": None}
    config = plain.get(name, scaling)
    return {"class_name": name, "config": config}


def conv2(name, filters, **more):
    return {"class_name": "Conv2D", "config": {
        "name": name, "trainable": True, **more, "dtype": "float32", "filters": filters,
        "kernel_size": [3, 3], "strides": [1, 1], "padding": "same", "data_format": "channels_last",
        "dilation_rate": [1, 1], "activation": "relu", "use_bias": True,
        "kernel_initializer": initializer2("VarianceScaling"),
        "bias_initializer": initializer2("Zeros"),
        "kernel_regularizer": {"class_name": "L1L2", "config": {"l1": 0.0, "l2": 9.999999747378752e-05}},
        "bias_regularizer": None, "activity_regularizer": None, "kernel_constraint": None,
        "bias_constraint": None}}


def dense2(name, units, activation):
    return {"class_name": "Dense", "config": {
        "name": name, "trainable": True, "dtype": "float32", "units": units,
        "activation": activation, "use_bias": True,
        "kernel_initializer": initializer2("VarianceScaling"),
        "bias_initializer": initializer2("Zeros"), "kernel_regularizer": None,
        "bias_regularizer": None, "activity_regularizer": None, "kernel_constraint": None,
        "bias_constraint": None}}


def layers2():
    return [
        conv2("conv2d_1", 3, batch_input_shape=SHAPE),
        {"class_name": "BatchNormalization", "config": {
            "name": "batch_normalization_1", "trainable": True, "dtype": "float32", "axis": [3],
            "momentum": 0.99, "epsilon": 0.001, "center": True, "scale": True,
            "beta_initializer": initializer2("Zeros"), "gamma_initializer": initializer2("Ones"),
            "moving_mean_initializer": initializer2("Zeros"),
            "moving_variance_initializer": initializer2("Ones"), "beta_regularizer": None,
            "gamma_regularizer": None, "beta_constraint": None, "gamma_constraint": None}},
        {"class_name": "MaxPooling2D", "config": {
            "name": "max_pooling2d_1", "trainable": True, "dtype": "float32", "pool_size": [2, 2],
            "padding": "valid", "strides": [2, 2], "data_format": "channels_last"}},
        {"class_name": "Flatten", "config": {
            "name": "flatten_1", "trainable": True, "dtype": "float32",
            "data_format": "channels_last"}},
        {"class_name": "Dropout", "config": {
            "name": "dropout_1", "trainable": True, "dtype": "float32", "rate": 0.25,
            "noise_shape": None, "seed": None}},
        dense2("dense_1", 4, "tanh"),
        dense2("dense_2", 3, "softmax")]


def model2():
    return {"class_name": "Sequential",
            "config": {"name": "sequential_1", "layers": layers2()},
            "keras_version": "2.2.4", "backend": "tensorflow"}


def functional2():
    before = "input_1"
    layers = [{"name": before, "class_name": "InputLayer", "inbound_nodes": [], "config": {
        "batch_input_shape": SHAPE, "dtype": "float32", "sparse": False, "ragged": False,
        "name": before}}]
    for layer in layers2():
        layer["config"].pop("batch_input_shape", None)
        layer["name"] = layer["config"]["name"]
        layer["inbound_nodes"] = [[[before, 0, 0, {}]]]
        layers.append(layer)
        before = layer["name"]
    return {"class_name": "Functional", "keras_version": "2.15.0", "backend": "tensorflow",
            "config": {"name": "model", "trainable": True, "layers": layers,
                       "input_layers": [["input_1", 0, 0]], "output_layers": [[before, 0, 0]]}}


# ---------------------------------------------------------------- Keras 3

POLICY = {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"},
          "registered_name": None}


def object3(module, kind, /, **config):
    return {"module": module, "class_name": kind, "config": config, "registered_name": None}


def layer3(kind, name, shape, /, **config):
    return {**object3("keras.layers", kind, name=name, trainable=True, dtype=POLICY, **config),
            "build_config": {"input_shape": shape}}


def weights3():
    return {"kernel_initializer": object3("keras.initializers", "GlorotUniform", seed=None),
            "bias_initializer": object3("keras.initializers", "Zeros"),
            "bias_regularizer": None, "activity_regularizer": None, "kernel_constraint": None,
            "bias_constraint": None}


def layers3():
    return [
        layer3("Conv2D", "conv2d", SHAPE, filters=3, kernel_size=[3, 3], strides=[1, 1],
               padding="same", data_format="channels_last", dilation_rate=[1, 1], groups=1,
               activation="relu", use_bias=True, **weights3(),
               kernel_regularizer=object3("keras.regularizers", "L2", l2=0.0001)),
        layer3("BatchNormalization", "batch_normalization", [None, 8, 6, 3], axis=-1, momentum=0.99,
               epsilon=0.001, center=True, scale=True,
               beta_initializer=object3("keras.initializers", "Zeros"),
               gamma_initializer=object3("keras.initializers", "Ones"),
               moving_mean_initializer=object3("keras.initializers", "Zeros"),
               moving_variance_initializer=object3("keras.initializers", "Ones"),
               beta_regularizer=None, gamma_regularizer=None, beta_constraint=None,
               gamma_constraint=None, synchronized=False),
        layer3("MaxPooling2D", "max_pooling2d", [None, 8, 6, 3], pool_size=[2, 2], padding="valid",
               strides=[2, 2], data_format="channels_last"),
        layer3("Flatten", "flatten", [None, 4, 3, 3], data_format="channels_last"),
        layer3("Dropout", "dropout", [None, 36], rate=0.25, seed=None, noise_shape=None),
        layer3("Dense", "dense", [None, 36], units=4, activation="tanh", use_bias=True,
               **weights3(), kernel_regularizer=None, quantization_config=None),
        layer3("Dense", "dense_1", [None, 4], units=3, activation="softmax", use_bias=True,
               **weights3(), kernel_regularizer=None, quantization_config=None)]


def input3():
    return object3("keras.layers", "InputLayer", batch_shape=SHAPE, dtype="float32", sparse=False,
                   ragged=False, name="input_layer")


COMPILED3 = {
    "optimizer": object3(
        "keras.optimizers", "Adam", name="adam", learning_rate=0.0010000000474974513,
        weight_decay=None, clipnorm=None, global_clipnorm=None, clipvalue=None, use_ema=False,
        ema_momentum=0.99, ema_overwrite_frequency=None, loss_scale_factor=None,
        gradient_accumulation_steps=None, beta_1=0.9, beta_2=0.999, epsilon=1e-07, amsgrad=False),
    "loss": "categorical_crossentropy", "loss_weights": None, "metrics": ["accuracy"],
    "weighted_metrics": None, "run_eagerly": False, "steps_per_execution": 1, "jit_compile": False}


def model3():
    return {**object3("keras", "Sequential", name="sequential", trainable=True, dtype=POLICY,
                      layers=[input3()] + layers3(), build_input_shape=SHAPE),
            "build_config": {"input_shape": SHAPE}, "compile_config": COMPILED3}


def functional3():
    before, shape = "input_layer", SHAPE
    first = input3()
    layers = [{**first, "name": before, "inbound_nodes": []}]
    for layer in layers3():
        tensor = {"class_name": "__keras_tensor__", "config": {
            "shape": shape, "dtype": "float32", "keras_history": [before, 0, 0]}}
        before = layer["config"]["name"]
        layers.append({**layer, "name": before,
                       "inbound_nodes": [{"args": [tensor], "kwargs": {}}]})
    return object3("keras.src.models.functional", "Functional", name="functional", trainable=True,
                   layers=layers, input_layers=[["input_layer", 0, 0]],
                   output_layers=[[before, 0, 0]])


# ---------------------------------------------------------------- weights

random = np.random.RandomState(7)


def draw(*shape):
    return random.uniform(-0.5, 0.5, shape).astype(np.float32)


WEIGHTS = {
    "conv2d": [draw(3, 3, 2, 3), draw(3)],
    "batch_normalization": [1 + draw(3), draw(3), draw(3), 1 + draw(3)],
    "dense": [draw(36, 4), draw(4)],
    "dense_1": [draw(4, 3), draw(3)]}

NAMES = {"conv2d": ["kernel", "bias"], "dense": ["kernel", "bias"], "dense_1": ["kernel", "bias"],
         "batch_normalization": ["gamma", "beta", "moving_mean", "moving_variance"]}


def variables3(file):
    """saving_lib.H5IOStore: layers/<class in snake case>/vars/<number>."""
    for layer in layers3():
        name = layer["config"]["name"]
        store = file.create_group("layers/" + name).create_group("vars")
        store.attrs["name"] = name
        for i, weight in enumerate(WEIGHTS.get(name, [])):
            store[str(i)] = weight


def variables2(group, layers, suffix):
    """hdf5_format.save_weights_to_hdf5_group."""
    names = [layer["config"]["name"] for layer in layers]
    group.attrs["layer_names"] = [name.encode() for name in names]
    group.attrs["backend"] = b"tensorflow"
    group.attrs["keras_version"] = b"2.2.4"
    for name in names:
        own = {k + suffix if k != "dense_1" else "dense_2": k for k in WEIGHTS}.get(name, name)
        child = group.create_group(name)
        words = ["%s/%s:0" % (name, word) for word in NAMES.get(own, [])]
        child.attrs["weight_names"] = [word.encode() for word in words]
        for word, weight in zip(words, WEIGHTS.get(own, [])):
            child.create_dataset(word, data=weight)


def archive():
    content = io.BytesIO()
    with h5py.File(content, "w") as file:
        variables3(file)
        file.create_group("vars")
    with zipfile.ZipFile(os.path.join(FOLDER, "cnn.keras"), "w") as file:
        for name, text in [
                ("metadata.json", json.dumps({"keras_version": "3.5.0",
                                              "date_saved": "2024-09-01@12:00:00"})),
                ("config.json", json.dumps(model3())),
                ("model.weights.h5", content.getvalue())]:
            file.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), text)


def answers():
    """PyTorch's, of ramps of numbers."""
    def double(name, i):
        return torch.from_numpy(WEIGHTS[name][i].astype(np.float64))
    images = torch.arange(2 * 8 * 6 * 2, dtype=torch.float64).reshape(2, 8, 6, 2)
    x = torch.sin(images).permute(0, 3, 1, 2)
    x = F.relu(F.conv2d(x, double("conv2d", 0).permute(3, 2, 0, 1), double("conv2d", 1), padding=1))
    gamma, beta, mean, variance = (double("batch_normalization", i) for i in range(4))
    x = F.batch_norm(x, mean, variance, gamma, beta, False, 0.0, 0.001)
    x = F.max_pool2d(x, 2)
    x = x.permute(0, 2, 3, 1).reshape(2, -1)
    x = torch.tanh(x @ double("dense", 0) + double("dense", 1))
    return torch.softmax(x @ double("dense_1", 0) + double("dense_1", 1), 1)


write("keras2-sequential.json", json.dumps(model2()))
write("keras2-functional.json", json.dumps(functional2()))
write("keras3-sequential.json", json.dumps(model3()))
write("keras3-functional.json", json.dumps(functional3()))
archive()
with h5py.File(os.path.join(FOLDER, "cnn.weights.h5"), "w") as file:
    variables3(file)
    file.create_group("vars")
with h5py.File(os.path.join(FOLDER, "cnn.h5"), "w") as file:
    file.attrs["keras_version"] = b"2.2.4"
    file.attrs["backend"] = b"tensorflow"
    file.attrs["model_config"] = json.dumps(
        {"class_name": "Sequential", "config": model2()["config"]}).encode()
    file.attrs["training_config"] = json.dumps({
        "optimizer_config": {"class_name": "RMSprop", "config": {
            "lr": 0.0020000000949949026, "rho": 0.9, "decay": 0.0, "epsilon": 1e-07}},
        "loss": "categorical_crossentropy", "metrics": ["accuracy"],
        "sample_weight_mode": None, "loss_weights": None}).encode()
    variables2(file.create_group("model_weights"), layers2(), "_1")
with h5py.File(os.path.join(FOLDER, "cnn2.weights.h5"), "w") as file:
    variables2(file, layers2(), "_1")
write("answers.txt", "".join(
    " ".join("%.9f" % value for value in row) + "\n" for row in answers().tolist()))
write("weights.txt", "".join(
    layer + " " + word + " " + " ".join(repr(float(value)) for value in weight.flatten()) + "\n"
    for layer, weights in WEIGHTS.items() for word, weight in zip(NAMES[layer], weights)))
