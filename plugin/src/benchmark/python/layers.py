"""Tells of networks as PyTorch builds them: reads a JSON list of {"experiment": ..., "shape": [height,
width, channels]} from a file, trains each for one step with two samples of noise, and writes what each of
its layers gives, in Keras' order of dimensions, and how many parameters it has. Sequences have the shape
[steps, features], rows of whole numbers [steps].
"""

import json
import sys

import torch

import network as networks


def keras_order(shape):
    return shape[1:] + shape[:1]


def layers(experiment, shape):
    channels_first = shape[-1:] + shape[:-1]
    torch.manual_seed(123)
    network = networks.build(experiment, channels_first)
    optimizer = networks.optimizer(experiment, network.parameters())
    outputs = network.outputs(torch.rand(2, *channels_first))
    network.loss(outputs[-1], torch.tensor([0, 1])).backward()
    optimizer.step()
    if not all(torch.isfinite(parameter).all() for parameter in network.parameters()):
        raise ArithmeticError(f"{experiment['name']} has weights that are no numbers after one step")
    return [
        {"output": keras_order(list(output.shape[1:])), "parameters": parameters}
        for output, parameters in zip(outputs, network.parameter_counts())
    ]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        asked = json.load(file)
    json.dump([layers(one["experiment"], one["shape"]) for one in asked], sys.stdout)


if __name__ == "__main__":
    main()
