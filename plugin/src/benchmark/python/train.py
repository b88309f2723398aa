"""Trains one of the two MNIST networks with PyTorch on one thread, doing exactly what the plugin's
trainer does: the same layers, initialiser, optimizer, loss and batches, pixels kept as bytes and
scaled a batch at a time, a new order every epoch, running means of loss and accuracy over the
images of an epoch, an evaluation of the whole test set after each.
"""

import argparse
import gzip
import json
import math
import resource
import time

import numpy
import torch
from torch import nn
from torch.nn import functional

EVALUATION_BATCH_SIZE = 100


def read_idx(path):
    with open(path, "rb") as file:
        gzipped = file.read(2) == b"\x1f\x8b"
    with (gzip.open if gzipped else open)(path, "rb") as file:
        content = file.read()
    rank = content[3]
    shape = numpy.frombuffer(content, dtype=">i4", count=rank, offset=4)
    values = numpy.frombuffer(content, dtype=numpy.uint8, offset=4 + 4 * rank)
    return torch.from_numpy(values.reshape(shape).copy())


def multi_layer_perceptron():
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 512), nn.ReLU(),
        nn.Linear(512, 10),
    )


def convolutional_network():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3), nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(64, 64, 3), nn.ReLU(),
        nn.Flatten(),
        nn.Linear(576, 64), nn.ReLU(),
        nn.Linear(64, 10),
    )


def initialise(module):
    if isinstance(module, (nn.Linear, nn.Conv2d)):
        nn.init.xavier_uniform_(module.weight)
        nn.init.zeros_(module.bias)


def scaled(images):
    return images.unsqueeze(1).float().div_(255)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", choices=["mlp", "cnn"])
    for file in ("train_images", "train_labels", "test_images", "test_labels"):
        parser.add_argument(file)
    parser.add_argument("--batch-size", type=int, required=True)
    parser.add_argument("--epochs", type=int, required=True)
    parser.add_argument("--warm-up-epochs", type=int, required=True)
    parser.add_argument("--output", required=True)
    arguments = parser.parse_args()

    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    torch.manual_seed(123)
    train_images = read_idx(arguments.train_images)
    train_labels = read_idx(arguments.train_labels).long()
    test_images = read_idx(arguments.test_images)
    test_labels = read_idx(arguments.test_labels).long()
    network = multi_layer_perceptron() if arguments.network == "mlp" else convolutional_network()
    network.apply(initialise)
    # Keras' defaults; as there, epsilon is outside the root.
    optimizer = torch.optim.RMSprop(network.parameters(), lr=1e-3, alpha=0.9, eps=1e-7)

    first_batch_at = 0.0
    training_seconds = 0.0
    evaluation_seconds = 0.0
    train_loss = 0.0
    for epoch in range(arguments.epochs):
        start = time.perf_counter()
        network.train()
        order = torch.randperm(len(train_images))
        loss_sum = 0.0
        right = 0
        for batch in order.split(arguments.batch_size):
            labels = train_labels[batch]
            outputs = network(scaled(train_images[batch]))
            loss = functional.cross_entropy(outputs, labels)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(batch)
            right += (outputs.argmax(1) == labels).sum().item()
            first_batch_at = first_batch_at or time.time()
        trained = time.perf_counter()
        train_loss = loss_sum / len(train_images)
        if not math.isfinite(train_loss):
            raise ArithmeticError("the training diverged; its speed means nothing")
        if epoch >= arguments.warm_up_epochs:
            training_seconds += trained - start

        network.eval()
        test_loss = 0.0
        test_right = 0
        with torch.no_grad():
            for from_image in range(0, len(test_images), EVALUATION_BATCH_SIZE):
                labels = test_labels[from_image:from_image + EVALUATION_BATCH_SIZE]
                outputs = network(scaled(test_images[from_image:from_image + EVALUATION_BATCH_SIZE]))
                test_loss += functional.cross_entropy(outputs, labels, reduction="sum").item()
                test_right += (outputs.argmax(1) == labels).sum().item()
        evaluation_seconds += time.perf_counter() - trained
        print(
            f"epoch {epoch + 1}: loss {train_loss:.4f}, accuracy {right / len(train_images):.4f}, "
            f"test loss {test_loss / len(test_images):.4f}, "
            f"test accuracy {test_right / len(test_images):.4f}, {trained - start:.2f} s"
        )

    counted = arguments.epochs - arguments.warm_up_epochs
    figures = {
        "first_batch_at": first_batch_at,
        "trained_images": counted * len(train_images),
        "training_seconds": training_seconds,
        "evaluated_images": arguments.epochs * len(test_images),
        "evaluation_seconds": evaluation_seconds,
        "train_loss": train_loss,
        # Linux counts in KiB
        "peak_memory_bytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }
    with open(arguments.output, "w", encoding="utf-8") as file:
        json.dump(figures, file)


if __name__ == "__main__":
    main()
