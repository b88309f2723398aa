"""Trains the network of an experiment with PyTorch on one thread, doing exactly what the plugin's
trainer does: the same layers, initialiser, optimizer, loss and batches, pixels kept as bytes and
scaled a batch at a time, a new order every epoch, running means of loss and accuracy over the
images of an epoch, an evaluation of the whole test set after each.
"""

import argparse
import gzip
import json
import math
import os
import time

import numpy
import torch

import network as networks


def read_idx(path):
    with open(path, "rb") as file:
        gzipped = file.read(2) == b"\x1f\x8b"
    with (gzip.open if gzipped else open)(path, "rb") as file:
        content = file.read()
    rank = content[3]
    shape = numpy.frombuffer(content, dtype=">i4", count=rank, offset=4)
    values = numpy.frombuffer(content, dtype=numpy.uint8, offset=4 + 4 * rank)
    return torch.from_numpy(values.reshape(shape).copy())


def read_images(path, channels_last):
    """[images, channels, height, width], or [images, height, width, channels]; a file without channels has
    one."""
    images = read_idx(path)
    if images.dim() == 3:
        images = images.unsqueeze(3)
    return images if channels_last else images.permute(0, 3, 1, 2).contiguous()


def resident_bytes(which):
    """The resident memory of this process: VmRSS now, VmHWM at its peak; 0 where the system does not tell.
    Not that of getrusage, which also counts what the process was forked from.
    """
    if not os.path.exists("/proc/self/status"):
        return 0
    with open("/proc/self/status", encoding="utf-8") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith(which + ":"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("experiment", help="its JSON")
    for file in ("train_images", "train_labels", "test_images", "test_labels"):
        parser.add_argument(file)
    parser.add_argument("--warm-up-epochs", type=int, required=True)
    parser.add_argument("--evaluation-batch-size", type=int, required=True)
    parser.add_argument("--channels-last", action="store_true")
    parser.add_argument("--output", required=True)
    arguments = parser.parse_args()

    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    torch.manual_seed(123)
    with open(arguments.experiment, encoding="utf-8") as file:
        experiment = json.load(file)
    epochs = experiment["epochs"]
    batch_size = experiment["batch_size"]
    evaluation_batch_size = arguments.evaluation_batch_size
    train_images = read_images(arguments.train_images, arguments.channels_last)
    train_labels = read_idx(arguments.train_labels).long()
    test_images = read_images(arguments.test_images, arguments.channels_last)
    test_labels = read_idx(arguments.test_labels).long()

    def scaled(images):
        floats = images.float().div_(255)
        return floats.permute(0, 3, 1, 2) if arguments.channels_last else floats

    network = networks.build(experiment, scaled(train_images[:1]).shape[1:])
    if arguments.channels_last:
        network = network.to(memory_format=torch.channels_last)
    optimizer = networks.optimizer(experiment, network.parameters())

    first_batch_at = 0.0
    training_seconds = 0.0
    training_processor_seconds = 0.0
    evaluation_seconds = 0.0
    evaluation_processor_seconds = 0.0
    train_loss = 0.0
    resident = []
    for epoch in range(epochs):
        start = time.perf_counter()
        start_processor = time.process_time()
        network.train()
        order = torch.randperm(len(train_images))
        loss_sum = 0.0
        right = 0
        for batch in order.split(batch_size):
            labels = train_labels[batch]
            outputs = network(scaled(train_images[batch]))
            loss = network.loss(outputs, labels)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            loss_sum += loss.item() * len(batch)
            right += (outputs.argmax(1) == labels).sum().item()
            first_batch_at = first_batch_at or time.time()
        trained = time.perf_counter()
        trained_processor = time.process_time()
        train_loss = loss_sum / len(train_images)
        if not math.isfinite(train_loss):
            raise ArithmeticError("the training diverged; its speed means nothing")
        if epoch >= arguments.warm_up_epochs:
            training_seconds += trained - start
            training_processor_seconds += trained_processor - start_processor

        network.eval()
        test_loss = 0.0
        test_right = 0
        with torch.inference_mode():
            for first in range(0, len(test_images), evaluation_batch_size):
                shown = slice(first, first + evaluation_batch_size)
                labels = test_labels[shown]
                outputs = network(scaled(test_images[shown]))
                test_loss += network.loss(outputs, labels).item() * len(labels)
                test_right += (outputs.argmax(1) == labels).sum().item()
        evaluation_seconds += time.perf_counter() - trained
        evaluation_processor_seconds += time.process_time() - trained_processor
        print(
            f"epoch {epoch + 1}: loss {train_loss:.4f}, accuracy {right / len(train_images):.4f}, "
            f"test loss {test_loss / len(test_images):.4f}, "
            f"test accuracy {test_right / len(test_images):.4f}, {trained - start:.2f} s"
        )
        resident.append(resident_bytes("VmRSS"))

    counted = epochs - arguments.warm_up_epochs
    figures = {
        "first_batch_at": first_batch_at,
        "trained_images": counted * len(train_images),
        "training_seconds": training_seconds,
        "training_processor_seconds": training_processor_seconds,
        "evaluated_images": epochs * len(test_images),
        "evaluation_seconds": evaluation_seconds,
        "evaluation_processor_seconds": evaluation_processor_seconds,
        "train_loss": train_loss,
        "peak_memory_bytes": resident_bytes("VmHWM"),
        "resident_memory_bytes": resident,
    }
    with open(arguments.output, "w", encoding="utf-8") as file:
        json.dump(figures, file)


if __name__ == "__main__":
    main()
