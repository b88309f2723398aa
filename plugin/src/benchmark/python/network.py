"""Builds a network, its loss and its optimizer in PyTorch out of an experiment as the plugin writes it:
JSON in the experiment language with every default spelt out. Words mean what they mean there, that is
in Keras; what this file does not know is an error.
"""

import functools
import math
import re

import torch
from torch import nn
from torch.nn import functional


# Keras' epsilon().
EPSILON = 1e-7

# The deviation of a standard normal distribution truncated at two.
TRUNCATED_DEVIATION = 0.87962566103423978


class UnknownError(Exception):
    """The experiment has something for which there is no translation."""


class Arguments:
    """The arguments of one layer, optimizer, loss or regularizer, each of which has to be asked for."""

    def __init__(self, owner, values):
        self.owner = owner
        self.values = dict(values)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None and self.values:
            raise UnknownError(f"{self.owner} has unknown arguments: {', '.join(self.values)}")

    def take(self, name):
        if name not in self.values:
            raise UnknownError(f"{self.owner} has no argument {name}")
        return self.values.pop(name)

    def ignore(self, *names):
        """Takes arguments that change nothing that is computed."""
        for name in names:
            self.values.pop(name, None)

    def optional(self, name):
        return self.values.pop(name, None)


class SamePaddedAverage(nn.Module):
    """Means of windows that reach over the border, of the pixels inside."""

    def __init__(self, size, strides, padding, shape):
        super().__init__()
        self.size = size
        self.strides = strides
        self.padding = padding
        inside = functional.pad(torch.ones(1, 1, *shape[1:]), padding)
        self.register_buffer("scale", 1 / functional.avg_pool2d(inside, size, strides), persistent=False)

    def forward(self, images):
        return functional.avg_pool2d(functional.pad(images, self.padding), self.size, self.strides) * self.scale


class GlobalAverage(nn.Module):
    """The mean of each channel."""

    def __init__(self, keep):
        super().__init__()
        self.keep = keep

    def forward(self, images):
        return images.mean((2, 3), keepdim=self.keep)


class StepsMean(nn.Module):
    """The mean of each feature over the steps."""

    def __init__(self, keep):
        super().__init__()
        self.keep = keep

    def forward(self, sequences):
        return sequences.mean(2, keepdim=self.keep)


class StepsMaximum(nn.Module):
    """The maximum of each feature over the steps."""

    def __init__(self, keep):
        super().__init__()
        self.keep = keep

    def forward(self, sequences):
        return sequences.amax(2, keepdim=self.keep)


class SamePaddedStepsAverage(nn.Module):
    """Means of windows of steps that reach over the ends, of the steps inside."""

    def __init__(self, size, stride, padding, steps):
        super().__init__()
        self.size = size
        self.stride = stride
        self.padding = padding
        inside = functional.pad(torch.ones(1, 1, steps), padding)
        self.register_buffer("scale", 1 / functional.avg_pool1d(inside, size, stride), persistent=False)

    def forward(self, sequences):
        return functional.avg_pool1d(functional.pad(sequences, self.padding), self.size, self.stride) * self.scale


class Lookup(nn.Module):
    """A vector for each whole number, features first."""

    def __init__(self, numbers, features):
        super().__init__()
        self.vectors = nn.Embedding(numbers, features)

    def forward(self, rows):
        return self.vectors(rows.long()).transpose(1, 2)


class Recurrent(nn.Module):
    """A recurrent layer over [features, steps], by PyTorch's own where that computes the same."""

    def __init__(self, gates, features, units, bias, functions, sequences, backwards):
        super().__init__()
        self.gates = gates
        self.units = units
        self.functions = functions
        self.sequences = sequences
        self.backwards = backwards
        self.kernel = nn.Parameter(torch.empty(gates * units, features))
        self.recurrent_kernel = nn.Parameter(torch.empty(gates * units, units))
        self.bias = nn.Parameter(torch.zeros(gates * units)) if bias else None

    def forward(self, sequences):
        steps = sequences.permute(2, 0, 1)
        if self.backwards:
            steps = steps.flip(0)
        states = self.own(steps) if self.functions is None else self.each(steps)
        return states.permute(1, 2, 0) if self.sequences else states[-1]

    def own(self, steps):
        zeros = torch.zeros(1, steps.shape[1], self.units)
        none = torch.zeros(self.gates * self.units)
        weights = [self.kernel, self.recurrent_kernel] + ([] if self.bias is None else [self.bias, none])
        settings = self.bias is not None, 1, 0.0, self.training, False, False
        if self.gates == 1:
            return torch._VF.rnn_tanh(steps, zeros, weights, *settings)[0]
        return torch._VF.lstm(steps, (zeros, zeros), weights, *settings)[0]

    def each(self, steps):
        sums = functional.linear(steps, self.kernel, self.bias)
        state = cell = torch.zeros(steps.shape[1], self.units)
        states = []
        for step in sums:
            step = step + functional.linear(state, self.recurrent_kernel)
            if self.gates == 1:
                state = self.functions[0](step)
            else:
                function, gate = self.functions
                put, keep, candidate, show = step.chunk(4, 1)
                cell = gate(keep) * cell + gate(put) * function(candidate)
                state = gate(show) * function(cell)
            states.append(state)
        return torch.stack(states)


class Bidirectional(nn.Module):
    """Two recurrent layers, one of which goes along the steps from their end."""

    def __init__(self, forwards, backwards, mode):
        super().__init__()
        self.forwards = forwards
        self.backwards = backwards
        self.mode = mode

    def forward(self, sequences):
        one = self.forwards(sequences)
        other = self.backwards(sequences)
        if self.backwards.sequences:
            other = other.flip(2)
        if self.mode == "concat":
            return torch.cat([one, other], 1)
        if self.mode == "mul":
            return one * other
        return one + other if self.mode == "sum" else (one + other) / 2


class Rectifier(nn.Module):
    """The greatest value from there on, x from a threshold on, else a multiple of what is missing to it."""

    def __init__(self, slope, greatest, threshold):
        super().__init__()
        self.slope = slope
        self.greatest = greatest
        self.threshold = threshold

    def forward(self, x):
        y = torch.where(x >= self.threshold, x, self.slope * (x - self.threshold))
        return y if self.greatest is None else y.clamp(max=self.greatest)


class LearnedSlopes(nn.Module):
    """A rectifier whose slopes below zero are parameters, the same along some axes."""

    def __init__(self, shape):
        super().__init__()
        self.alpha = nn.Parameter(torch.zeros(shape))

    def forward(self, x):
        return x.clamp(min=0) + self.alpha * x.clamp(max=0)


class Merged(nn.Module):
    """One of several, pair by pair, and what is done at the end."""

    def __init__(self, combine, finish=lambda result, count: result):
        super().__init__()
        self.combine = combine
        self.finish = finish

    def forward(self, *inputs):
        return self.finish(functools.reduce(self.combine, inputs), len(inputs))


class Joined(nn.Module):
    """One after the other along a dimension."""

    def __init__(self, dimension):
        super().__init__()
        self.dimension = dimension

    def forward(self, *inputs):
        return torch.cat(inputs, self.dimension)


class ScalarProduct(nn.Module):
    """Of two vectors, or of what they are at length 1."""

    def __init__(self, normalize):
        super().__init__()
        self.normalize = normalize

    def forward(self, a, b):
        if self.normalize:
            a, b = functional.normalize(a, eps=1e-6), functional.normalize(b, eps=1e-6)
        return (a * b).sum(1, keepdim=True)


class GlobalMaximum(nn.Module):
    """The maximum of each channel."""

    def __init__(self, keep):
        super().__init__()
        self.keep = keep

    def forward(self, images):
        return images.amax((2, 3), keepdim=self.keep)


class Noise(nn.Module):
    """Normal noise, in training."""

    def __init__(self, deviation):
        super().__init__()
        self.deviation = deviation

    def forward(self, x):
        return x + self.deviation * torch.randn_like(x) if self.training else x


class Flip(nn.Module):
    """Flips half of the images, in training."""

    def __init__(self, mode):
        super().__init__()
        self.axes = {"horizontal": [3], "vertical": [2], "horizontal_and_vertical": [2, 3]}[mode]

    def forward(self, images):
        if not self.training:
            return images
        flips = torch.rand(len(images), 1, 1, 1) < 0.5
        return torch.where(flips, images.flip(self.axes), images)


class Resampling(nn.Module):
    """Moves, turns or zooms each image on its own, in training."""

    BORDERS = {"constant": "zeros", "nearest": "border", "reflect": "reflection"}

    def __init__(self, arguments, matrix, ranges):
        super().__init__()
        self.matrix = matrix
        self.ranges = ranges
        self.mode = arguments.take("interpolation")
        border = arguments.take("fill_mode")
        if border not in self.BORDERS:
            raise UnknownError(f"PyTorch has no fill_mode {border}")
        self.border = self.BORDERS[border]
        if arguments.take("fill_value") != 0:
            raise UnknownError("PyTorch has no fill_value but 0")

    @staticmethod
    def stack(rows):
        return torch.stack([torch.stack(row, dim=1) for row in rows], dim=1)

    @staticmethod
    def translation(down, right):
        one, zero = torch.ones_like(down), torch.zeros_like(down)
        return Resampling.stack([[one, zero, -2 * right], [zero, one, -2 * down]])

    @staticmethod
    def rotation(turn, shape):
        sine, cosine, zero = torch.sin(2 * math.pi * turn), torch.cos(2 * math.pi * turn), torch.zeros_like(turn)
        ratio = shape[1] / shape[2]
        return Resampling.stack([[cosine, -sine * ratio, zero], [sine / ratio, cosine, zero]])

    @staticmethod
    def zoom(rows, columns):
        zero = torch.zeros_like(rows)
        return Resampling.stack([[1 + columns, zero, zero], [zero, 1 + rows, zero]])

    def forward(self, images):
        if not self.training:
            return images
        draws = [lower + (upper - lower) * torch.rand(len(images)) for lower, upper in self.ranges]
        grid = functional.affine_grid(self.matrix(draws), images.shape, align_corners=False)
        return functional.grid_sample(images, grid, self.mode, self.border, align_corners=False)


class Crop(nn.Module):
    """Cuts a part out of each image: in training anywhere, else at its centre."""

    def __init__(self, height, width):
        super().__init__()
        self.height = height
        self.width = width

    def forward(self, images):
        rows = images.shape[2] - self.height
        columns = images.shape[3] - self.width
        if not self.training:
            return self.cut(images, rows // 2, columns // 2)
        tops = torch.randint(rows + 1, (len(images),)).tolist()
        lefts = torch.randint(columns + 1, (len(images),)).tolist()
        return torch.stack([self.cut(*each) for each in zip(images, tops, lefts)])

    def cut(self, images, top, left):
        return images[..., top : top + self.height, left : left + self.width]


class Contrast(nn.Module):
    """Changes what each channel differs from its mean, in training."""

    def __init__(self, lower, upper):
        super().__init__()
        self.lower = lower
        self.upper = upper

    def forward(self, images):
        if not self.training:
            return images
        times = 1 - self.lower + (self.lower + self.upper) * torch.rand(len(images), 1, 1, 1)
        mean = images.mean((2, 3), keepdim=True)
        return ((images - mean) * times + mean).clamp(0, 1)


class Rearranged(nn.Module):
    """Numbers in another shape or with axes in another order, which Keras counts with channels last."""

    def __init__(self, change):
        super().__init__()
        self.change = change

    def forward(self, x):
        y = self.change(x.movedim(1, -1))
        return y.movedim(-1, 1).contiguous()


class Scaled(nn.Module):
    """Something added, times a factor, something added; the same of all pixels or steps."""

    def __init__(self, before, factor, after, axes):
        super().__init__()
        for name, values in (("before", before), ("factor", factor), ("after", after)):
            constants = torch.tensor(values).reshape([-1] + [1] * (axes - 1))
            self.register_buffer(name, constants, persistent=False)

    def forward(self, x):
        return (x + self.before) * self.factor + self.after


class ChannelNorm(nn.Module):
    """Normalises the channels of each pixel."""

    def __init__(self, channels, epsilon, scale, center):
        super().__init__()
        self.channels = channels
        self.epsilon = epsilon
        self.gamma = nn.Parameter(torch.ones(channels)) if scale else None
        self.beta = nn.Parameter(torch.zeros(channels)) if center else None

    def forward(self, x):
        y = x.movedim(1, -1)
        y = functional.layer_norm(y, (self.channels,), self.gamma, None, self.epsilon)
        y = y if self.beta is None else y + self.beta
        return y.movedim(-1, 1)


class RmsPropInsideRoot(torch.optim.Optimizer):
    """RMSprop with epsilon inside the root, which PyTorch's has outside."""

    def __init__(self, parameters, lr, alpha, eps, momentum, centered):
        super().__init__(parameters, {"lr": lr, "alpha": alpha, "eps": eps, "momentum": momentum, "centered": centered})

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is not None:
                    self.update(parameter, parameter.grad, group)

    def update(self, parameter, gradient, group):
        state = self.state[parameter]
        if not state:
            for name in ("square", "mean", "step"):
                state[name] = torch.zeros_like(parameter)
        alpha = group["alpha"]
        variance = state["square"].mul_(alpha).addcmul_(gradient, gradient, value=1 - alpha)
        if group["centered"]:
            mean = state["mean"].mul_(alpha).add_(gradient, alpha=1 - alpha)
            variance = variance.addcmul(mean, mean, value=-1)
        root = variance.add(group["eps"]).sqrt_()
        if group["momentum"]:
            state["step"].mul_(group["momentum"]).addcdiv_(gradient, root, value=group["lr"])
            parameter.sub_(state["step"])
        else:
            parameter.addcdiv_(gradient, root, value=-group["lr"])


class Ftrl(torch.optim.Optimizer):
    """Follow the regularized leader, without penalties."""

    def __init__(self, parameters, lr, power, start):
        super().__init__(parameters, {"lr": lr, "power": power, "start": start})

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is None:
                    continue
                state = self.state[parameter]
                if not state:
                    state["sum"] = torch.full_like(parameter, group["start"])
                    state["linear"] = torch.zeros_like(parameter)
                before = state["sum"].pow(-group["power"])
                after = state["sum"].addcmul_(parameter.grad, parameter.grad).pow(-group["power"])
                state["linear"].add_(parameter.grad).sub_((after - before) / group["lr"] * parameter)
                parameter.copy_(-state["linear"] * group["lr"] / after)


class Lion(torch.optim.Optimizer):
    """The sign of a mean gradient."""

    def __init__(self, parameters, lr, beta_1, beta_2):
        super().__init__(parameters, {"lr": lr, "beta_1": beta_1, "beta_2": beta_2})

    @torch.no_grad()
    def step(self, closure=None):
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is None:
                    continue
                state = self.state[parameter]
                if not state:
                    state["mean"] = torch.zeros_like(parameter)
                step = state["mean"].lerp(parameter.grad, 1 - group["beta_1"]).sign_()
                parameter.sub_(step, alpha=group["lr"])
                state["mean"].lerp_(parameter.grad, 1 - group["beta_2"])


def sample_losses(kind, values, logits):
    """The function that gives the loss of each sample for outputs and numbers of classes.

    logits: whether the softmax at the end is left to the loss
    """
    with Arguments(kind, values) as arguments:
        smoothing = arguments.optional("label_smoothing") or 0
        alpha = arguments.optional("alpha")
        gamma = arguments.optional("gamma")

    def right(outputs, labels):
        classes = outputs.shape[1]
        return functional.one_hot(labels, classes).float() * (1 - smoothing) + smoothing / classes

    def probabilities(outputs):
        return outputs.clamp(EPSILON, 1 - EPSILON)

    def crossentropy(outputs, labels):
        if logits:
            return functional.cross_entropy(outputs, labels, reduction="none", label_smoothing=smoothing)
        return -(right(outputs, labels) * probabilities(outputs).log()).sum(1)

    def focal(outputs, labels):
        said = probabilities(outputs)
        return -(alpha * (1 - said) ** gamma * right(outputs, labels) * said.log()).sum(1)

    def divergence(outputs, labels):
        shares = right(outputs, labels).clamp(EPSILON, 1)
        return (shares * (shares / outputs.clamp(EPSILON, 1)).log()).sum(1)

    def hinge(outputs, labels):
        return functional.relu(1 - (2 * right(outputs, labels) - 1) * outputs)

    def categorical_hinge(outputs, labels):
        shares = right(outputs, labels)
        return functional.relu(1 + ((1 - shares) * outputs).amax(1) - (shares * outputs).sum(1))

    functions = {
        "categorical_crossentropy": crossentropy,
        "categorical_focal_crossentropy": focal,
        "mean_squared_error": lambda outputs, labels: (outputs - right(outputs, labels)).square().mean(1),
        "kl_divergence": divergence,
        "hinge": lambda outputs, labels: hinge(outputs, labels).mean(1),
        "squared_hinge": lambda outputs, labels: hinge(outputs, labels).square().mean(1),
        "categorical_hinge": categorical_hinge,
        "cosine_similarity": lambda outputs, labels: -functional.cosine_similarity(
            outputs, right(outputs, labels), eps=EPSILON
        ),
    }
    if kind not in functions:
        raise UnknownError(f"there is no loss {kind}")
    return functions[kind]


class Network(nn.Module):
    """The layers in their order.

    layers: one module for each layer of the experiment
    sources: of each the positions of those that it reads; -1 is the data
    sample_losses: gives the loss of each sample for outputs and labels
    penalties: (kernel, l1, l2) of each layer that has one
    """

    def __init__(self, layers, sources, sample_losses, penalties):
        super().__init__()
        self.layers = nn.Sequential(*layers)
        self.sources = sources
        self.is_chain = all(own == [number - 1] for number, own in enumerate(sources))
        self.sample_losses = sample_losses
        self.penalties = penalties

    def forward(self, images):
        return self.layers(images) if self.is_chain else self.outputs(images)[-1]

    def outputs(self, images):
        """Those of all layers."""
        outputs = []
        for layer, own in zip(self.layers, self.sources):
            outputs.append(layer(*[images if source < 0 else outputs[source] for source in own]))
        return outputs

    def loss(self, outputs, labels):
        """The mean over the samples of a batch, with the penalties on kernels."""
        value = self.sample_losses(outputs, labels).mean()
        for kernel, l1, l2 in self.penalties:
            if l1:
                value = value + l1 * kernel.abs().sum()
            if l2:
                value = value + l2 * kernel.square().sum()
        return value

    def parameter_counts(self):
        """Of each layer, trainable or not, as Keras counts: the moving averages are parameters."""
        return [
            sum(p.numel() for p in layer.parameters())
            + sum(b.numel() for name, b in layer.named_buffers() if name.endswith(("running_mean", "running_var")))
            for layer in self.layers
        ]


class Builder:
    """Adds layer by layer."""

    def __init__(self, shape):
        self.data = shape
        self.shape = shape
        self.inputs = []
        self.shapes = []
        self.layers = []
        self.penalties = []

    def add(self, kind, values, sources, last):
        self.inputs = [self.data if source < 0 else self.shapes[source] for source in sources]
        self.shape = list(self.inputs[0])
        add = getattr(self, "add_" + kind, None)
        if add is None:
            raise UnknownError(f"there is no layer {kind}")
        with Arguments(kind, values) as arguments:
            arguments.ignore("name", "input")
            modules = [module for module in add(arguments, last) if module is not None]
        self.layers.append(modules[0] if len(modules) == 1 else nn.Sequential(*modules))
        self.shapes.append(self.shape)

    def add_Conv2D(self, arguments, last):
        size = arguments.take("kernel_size")
        strides = arguments.take("strides")
        filters = arguments.take("filters")
        dilation = arguments.take("dilation_rate")
        reach = [(k - 1) * d + 1 for k, d in zip(size, dilation)]
        pad, symmetric, shape = self.window(reach, strides, arguments.take("padding"))
        convolution = nn.Conv2d(
            self.shape[0], filters, size, strides, symmetric or 0, dilation, bias=arguments.take("use_bias")
        )
        self.weights(convolution, arguments)
        self.shape = [filters] + shape
        border = None if symmetric else nn.ZeroPad2d(pad)
        return [border, convolution, activation(arguments.take("activation"), last)]

    def add_Conv2DTranspose(self, arguments, last):
        size = arguments.take("kernel_size")
        strides = arguments.take("strides")
        filters = arguments.take("filters")
        padding = arguments.take("padding")
        convolution = nn.ConvTranspose2d(self.shape[0], filters, size, strides, bias=arguments.take("use_bias"))
        self.weights(convolution, arguments)
        spare = [k - s if padding == "same" else 0 for k, s in zip(size, strides)]
        top, left = (total // 2 for total in spare)
        rows, columns = [i * s + k - s - t for i, k, s, t in zip(self.shape[1:], size, strides, spare)]
        self.shape = [filters, rows, columns]
        border = nn.ZeroPad2d((-left, left - spare[1], -top, top - spare[0])) if any(spare) else None
        return [convolution, border, activation(arguments.take("activation"), last)]

    def steps(self, size, stride, padding):
        """What is added before and behind a sequence, and the steps of the output."""
        steps = self.shape[1]
        if padding == "valid":
            return (0, 0), (steps - size) // stride + 1
        outputs = (steps - 1) // stride + 1
        if padding == "causal":
            return (size - 1, 0), outputs
        if padding != "same":
            raise UnknownError(f"there is no padding {padding}")
        total = max((outputs - 1) * stride + size - steps, 0)
        return (total // 2, total - total // 2), outputs

    def add_Conv1D(self, arguments, last):
        size = arguments.take("kernel_size")
        stride = arguments.take("strides")
        dilation = arguments.take("dilation_rate")
        filters = arguments.take("filters")
        pad, steps = self.steps((size - 1) * dilation + 1, stride, arguments.take("padding"))
        convolution = nn.Conv1d(
            self.shape[0], filters, size, stride, dilation=dilation, bias=arguments.take("use_bias")
        )
        self.weights(convolution, arguments)
        self.shape = [filters, steps]
        border = nn.ConstantPad1d(pad, 0) if any(pad) else None
        return [border, convolution, activation(arguments.take("activation"), last)]

    def add_MaxPooling1D(self, arguments, last):
        size = arguments.take("pool_size")
        stride = arguments.optional("strides") or size
        pad, self.shape[1] = self.steps(size, stride, arguments.take("padding"))
        border = nn.ConstantPad1d(pad, -math.inf) if any(pad) else None
        return [border, nn.MaxPool1d(size, stride)]

    def add_AveragePooling1D(self, arguments, last):
        size = arguments.take("pool_size")
        stride = arguments.optional("strides") or size
        before = self.shape[1]
        pad, self.shape[1] = self.steps(size, stride, arguments.take("padding"))
        return [SamePaddedStepsAverage(size, stride, pad, before)]

    def add_GlobalAveragePooling1D(self, arguments, last):
        return [StepsMean(self.pooled(arguments, 1))]

    def add_GlobalMaxPooling1D(self, arguments, last):
        return [StepsMaximum(self.pooled(arguments, 1))]

    def pooled(self, arguments, axes):
        """Whether the axes that are pooled remain."""
        keep = arguments.take("keepdims")
        self.shape = self.shape[:1] + ([1] * axes if keep else [])
        return keep

    def add_Embedding(self, arguments, last):
        lookup = Lookup(arguments.take("input_dim"), arguments.take("output_dim"))
        vectors = lookup.vectors.weight
        draw(vectors.data, arguments.take("embeddings_initializer"), *vectors.shape)
        self.penalty(vectors, arguments.optional("embeddings_regularizer"))
        self.shape = [vectors.shape[1], self.shape[0]]
        return [lookup]

    def add_SimpleRNN(self, arguments, last):
        return self.recurrent(arguments, 1, ["activation"], ["tanh"])

    def add_LSTM(self, arguments, last):
        # The bias of the forget gate starts at one, or as the others: that changes no time.
        arguments.ignore("unit_forget_bias")
        return self.recurrent(arguments, 4, ["activation", "recurrent_activation"], ["tanh", "sigmoid"])

    def add_Bidirectional(self, arguments, last):
        name, own = only(arguments.take("layer"), "a recurrent layer")
        mode = arguments.take("merge_mode")
        shape = self.shape
        directions = []
        for backwards in (False, True):
            self.shape = shape
            with Arguments(name, dict(own, go_backwards=backwards)) as values:
                directions += getattr(self, "add_" + name)(values, None)
        if mode == "concat":
            self.shape = [2 * self.shape[0]] + self.shape[1:]
        elif mode not in ("sum", "mul", "ave"):
            raise UnknownError(f"there is no merge_mode {mode}")
        return [Bidirectional(*directions, mode)]

    def recurrent(self, arguments, gates, names, usual):
        units = arguments.take("units")
        functions = [arguments.take(name) for name in names]
        sequences = arguments.take("return_sequences")
        layer = Recurrent(
            gates,
            self.shape[0],
            units,
            arguments.take("use_bias"),
            None if functions == usual else [activation(name, None) or nn.Identity() for name in functions],
            sequences,
            arguments.take("go_backwards"),
        )
        draw(layer.kernel.data, arguments.take("kernel_initializer"), self.shape[0], gates * units)
        draw(layer.recurrent_kernel.data, arguments.take("recurrent_initializer"), units, gates * units)
        self.bias(layer, arguments)
        self.penalty(layer.kernel, arguments.optional("kernel_regularizer"))
        self.penalty(layer.recurrent_kernel, arguments.optional("recurrent_regularizer"))
        self.shape = [units, self.shape[1]] if sequences else [units]
        return [layer]

    def depthwise(self, arguments, bias):
        size = arguments.take("kernel_size")
        strides = arguments.take("strides")
        dilation = arguments.take("dilation_rate")
        channels = self.shape[0] * arguments.take("depth_multiplier")
        reach = [(k - 1) * d + 1 for k, d in zip(size, dilation)]
        pad, symmetric, shape = self.window(reach, strides, arguments.take("padding"))
        convolution = nn.Conv2d(
            self.shape[0], channels, size, strides, symmetric or 0, dilation, groups=self.shape[0], bias=bias
        )
        # Where a convolution has its filters, Keras has the multiplier.
        field = size[0] * size[1]
        fans = field * self.shape[0], field * channels // self.shape[0]
        draw(convolution.weight.data, arguments.take("depthwise_initializer"), *fans)
        self.penalty(convolution.weight, arguments.optional("depthwise_regularizer"))
        self.shape = [channels] + shape
        return [None if symmetric else nn.ZeroPad2d(pad), convolution]

    def bias(self, module, arguments):
        initializer = arguments.take("bias_initializer")
        regularizer = arguments.optional("bias_regularizer")
        if module.bias is not None:
            initialise_vector(module.bias.data, initializer)
            self.penalty(module.bias, regularizer)

    def add_DepthwiseConv2D(self, arguments, last):
        modules = self.depthwise(arguments, arguments.take("use_bias"))
        self.bias(modules[1], arguments)
        return modules + [activation(arguments.take("activation"), last)]

    def add_SeparableConv2D(self, arguments, last):
        modules = self.depthwise(arguments, False)
        filters = arguments.take("filters")
        pointwise = nn.Conv2d(self.shape[0], filters, 1, bias=arguments.take("use_bias"))
        initialise(pointwise.weight.data, arguments.take("pointwise_initializer"))
        self.bias(pointwise, arguments)
        self.penalty(pointwise.weight, arguments.optional("pointwise_regularizer"))
        self.shape[0] = filters
        return modules + [pointwise, activation(arguments.take("activation"), last)]

    def add_MaxPooling2D(self, arguments, last):
        size = arguments.take("pool_size")
        strides = arguments.optional("strides") or size
        pad, symmetric, shape = self.window(size, strides, arguments.take("padding"))
        self.shape = [self.shape[0]] + shape
        if symmetric:
            return [nn.MaxPool2d(size, strides, padding=symmetric)]
        return [nn.ConstantPad2d(pad, -math.inf), nn.MaxPool2d(size, strides)]

    def add_AveragePooling2D(self, arguments, last):
        size = arguments.take("pool_size")
        strides = arguments.optional("strides") or size
        pad, symmetric, shape = self.window(size, strides, arguments.take("padding"))
        before = self.shape
        self.shape = [self.shape[0]] + shape
        if symmetric:
            return [nn.AvgPool2d(size, strides, padding=symmetric, count_include_pad=False)]
        return [SamePaddedAverage(size, strides, pad, before)]

    def add_GlobalAveragePooling2D(self, arguments, last):
        return [GlobalAverage(self.pooled(arguments, 2))]

    def add_GlobalMaxPooling2D(self, arguments, last):
        return [GlobalMaximum(self.pooled(arguments, 2))]

    def add_ZeroPadding2D(self, arguments, last):
        return [self.border(arguments.take("padding"), 1)]

    def add_Cropping2D(self, arguments, last):
        return [self.border(arguments.take("cropping"), -1)]

    def border(self, sides, sign):
        (top, bottom), (left, right) = sides
        channels, height, width = self.shape
        self.shape = [channels, height + sign * (top + bottom), width + sign * (left + right)]
        return nn.ZeroPad2d((sign * left, sign * right, sign * top, sign * bottom))

    def add_UpSampling2D(self, arguments, last):
        size = arguments.take("size")
        self.shape = [self.shape[0]] + [side * times for side, times in zip(self.shape[1:], size)]
        return [nn.Upsample(scale_factor=tuple(size))]

    def add_SpatialDropout2D(self, arguments, last):
        return [nn.Dropout2d(arguments.take("rate"))]

    def add_GaussianNoise(self, arguments, last):
        return [Noise(arguments.take("stddev"))]

    def add_RandomFlip(self, arguments, last):
        return [Flip(arguments.take("mode"))]

    def add_RandomTranslation(self, arguments, last):
        ranges = [arguments.take("height_factor"), arguments.take("width_factor")]
        return [Resampling(arguments, lambda draws: Resampling.translation(*draws), ranges)]

    def add_RandomRotation(self, arguments, last):
        shape = self.shape
        return [Resampling(arguments, lambda draws: Resampling.rotation(*draws, shape), [arguments.take("factor")])]

    def add_RandomZoom(self, arguments, last):
        width = arguments.optional("width_factor")
        ranges = [arguments.take("height_factor")] + ([width] if width else [])
        return [Resampling(arguments, lambda draws: Resampling.zoom(draws[0], draws[-1]), ranges)]

    def add_RandomCrop(self, arguments, last):
        channels, height, width = self.shape
        self.shape = [channels, arguments.take("height"), arguments.take("width")]
        return [Crop(*self.shape[1:])]

    def add_RandomContrast(self, arguments, last):
        return [Contrast(*arguments.take("factor"))]

    def add_Flatten(self, arguments, last):
        self.shape = [math.prod(self.shape)]
        return [nn.Flatten()]

    def add_Reshape(self, arguments, last):
        shape = arguments.take("target_shape")
        rest = math.prod(self.shape) // math.prod(size for size in shape if size > 0)
        shape = [rest if size < 0 else size for size in shape]
        self.shape = shape[-1:] + shape[:-1]
        return [Rearranged(lambda x: x.reshape([len(x)] + shape))]

    def add_Permute(self, arguments, last):
        dims = arguments.take("dims")
        before = self.shape[1:] + self.shape[:1]
        after = [before[axis - 1] for axis in dims]
        self.shape = after[-1:] + after[:-1]
        return [Rearranged(lambda x: x.permute([0] + dims))]

    def add_Rescaling(self, arguments, last):
        scale, offset = arguments.take("scale"), arguments.take("offset")
        return [Scaled([0.0], [float(scale)], [float(offset)], len(self.shape))]

    def add_Normalization(self, arguments, last):
        means, variances = arguments.take("mean"), arguments.take("variance")
        count = max(len(means), len(variances))
        means = [float(means[i % len(means)]) for i in range(count)]
        deviations = [max(math.sqrt(variances[i % len(variances)]), EPSILON) for i in range(count)]
        if arguments.take("invert"):
            return [Scaled([0.0], deviations, means, len(self.shape))]
        return [Scaled([-mean for mean in means], [1 / each for each in deviations], [0.0], len(self.shape))]

    def add_Dense(self, arguments, last):
        units = arguments.take("units")
        dense = nn.Linear(self.shape[0], units, bias=arguments.take("use_bias"))
        self.weights(dense, arguments)
        self.shape = [units]
        return [dense, activation(arguments.take("activation"), last)]

    def add_Dropout(self, arguments, last):
        return [nn.Dropout(arguments.take("rate"))]

    def add_BatchNormalization(self, arguments, last):
        # PyTorch averages the variance with Bessel's correction; that changes no time.
        kind = nn.BatchNorm2d if len(self.shape) == 3 else nn.BatchNorm1d
        normalization = kind(
            self.shape[0], eps=arguments.take("epsilon"), momentum=1 - arguments.take("momentum")
        )
        if not arguments.take("scale"):
            normalization.register_parameter("weight", None)
        if not arguments.take("center"):
            normalization.register_parameter("bias", None)
        return [normalization]

    def add_LayerNormalization(self, arguments, last):
        return [
            ChannelNorm(
                self.shape[0], arguments.take("epsilon"), arguments.take("scale"), arguments.take("center")
            )
        ]

    def add_Activation(self, arguments, last):
        return [activation(arguments.take("activation"), last) or nn.Identity()]

    def add_ReLU(self, arguments, last):
        greatest = arguments.optional("max_value")
        slope = arguments.take("negative_slope")
        threshold = arguments.take("threshold")
        if greatest is None and not threshold:
            return [nn.LeakyReLU(slope) if slope else nn.ReLU()]
        return [Rectifier(slope, greatest, threshold)]

    def add_LeakyReLU(self, arguments, last):
        return [nn.LeakyReLU(arguments.take("negative_slope"))]

    def add_ELU(self, arguments, last):
        return [nn.ELU(arguments.take("alpha"))]

    def add_PReLU(self, arguments, last):
        # Axes are counted from 1, and the channels are the last.
        axes = [axis % len(self.shape) for axis in arguments.optional("shared_axes") or []]
        module = LearnedSlopes([1 if axis in axes else size for axis, size in enumerate(self.shape)])
        draw(module.alpha.data, arguments.take("alpha_initializer"), len(self.shape), len(self.shape))
        self.penalty(module.alpha, arguments.optional("alpha_regularizer"))
        return [module]

    def add_Softmax(self, arguments, last):
        return [activation("softmax", last) or nn.Identity()]

    def add_Add(self, arguments, last):
        self.shape = [max(sizes) for sizes in zip(*self.inputs)]
        return [Merged(torch.add)]

    def add_Subtract(self, arguments, last):
        self.shape = [max(sizes) for sizes in zip(*self.inputs)]
        return [Merged(torch.sub)]

    def add_Multiply(self, arguments, last):
        self.shape = [max(sizes) for sizes in zip(*self.inputs)]
        return [Merged(torch.mul)]

    def add_Average(self, arguments, last):
        self.shape = [max(sizes) for sizes in zip(*self.inputs)]
        return [Merged(torch.add, lambda result, count: result / count)]

    def add_Maximum(self, arguments, last):
        return [Merged(torch.maximum)]

    def add_Minimum(self, arguments, last):
        return [Merged(torch.minimum)]

    def add_Concatenate(self, arguments, last):
        # Axes are those of [samples, height, width, channels].
        rank = len(self.shape)
        axis = arguments.take("axis")
        dimension = (axis + 1 if axis < 0 else axis) % rank
        self.shape[dimension] = sum(shape[dimension] for shape in self.inputs)
        return [Joined(dimension + 1)]

    def add_Dot(self, arguments, last):
        arguments.ignore("axes")
        self.shape = [1]
        return [ScalarProduct(arguments.take("normalize"))]

    def window(self, size, strides, padding):
        """What is added left, right, top and bottom; the same as (rows, columns) if it is the same on both
        sides, else None; the height and width of the output."""
        inputs = self.shape[1:]
        if padding == "valid":
            return None, (0, 0), [(i - k) // s + 1 for i, k, s in zip(inputs, size, strides)]
        if padding != "same":
            raise UnknownError(f"there is no padding {padding}")
        outputs = [(i - 1) // s + 1 for i, s in zip(inputs, strides)]
        top, left = totals = [
            max((o - 1) * s + k - i, 0) for i, k, s, o in zip(inputs, size, strides, outputs)
        ]
        symmetric = tuple(t // 2 for t in totals) if top % 2 == 0 and left % 2 == 0 else None
        pad = (left // 2, left - left // 2, top // 2, top - top // 2)
        return pad, symmetric, outputs

    def weights(self, module, arguments):
        initialise(module.weight, arguments.take("kernel_initializer"))
        self.bias(module, arguments)
        self.penalty(module.weight, arguments.optional("kernel_regularizer"))

    def penalty(self, weights, regularizer):
        if regularizer:
            with Arguments("regularizer", regularizer) as factors:
                self.penalties.append((weights, factors.take("l1"), factors.take("l2")))


def activation(name, last):
    """The module of an activation function; None if there is nothing to do, as the loss does it at the end."""
    if last == "categorical_crossentropy" and name == "softmax":
        return None
    modules = {
        "linear": lambda: None,
        "relu": nn.ReLU,
        "sigmoid": nn.Sigmoid,
        "tanh": nn.Tanh,
        "elu": nn.ELU,
        "softplus": nn.Softplus,
        "leaky_relu": lambda: nn.LeakyReLU(0.2),
        "relu6": nn.ReLU6,
        "selu": nn.SELU,
        "softsign": nn.Softsign,
        "silu": nn.SiLU,
        "softmax": lambda: nn.Softmax(1),
        "hard_sigmoid": nn.Hardsigmoid,
        "hard_silu": nn.Hardswish,
        "hard_tanh": nn.Hardtanh,
        "log_sigmoid": nn.LogSigmoid,
        "mish": nn.Mish,
        "celu": nn.CELU,
    }
    if name not in modules:
        raise UnknownError(f"there is no activation {name}")
    return modules[name]()


def initialise(kernel, name):
    fan_in, fan_out = nn.init._calculate_fan_in_and_fan_out(kernel)
    draw(kernel, name, fan_in, fan_out)


def initialise_vector(bias, name):
    """Keras takes a vector's length for both fans."""
    draw(bias, name, len(bias), len(bias))


def draw(tensor, initializer, fan_in, fan_out):
    name, arguments = only(initializer, "an initializer")
    scalings = {
        "glorot_uniform": (1, "fan_avg", "uniform"),
        "glorot_normal": (1, "fan_avg", "truncated_normal"),
        "he_uniform": (2, "fan_in", "uniform"),
        "he_normal": (2, "fan_in", "truncated_normal"),
        "lecun_uniform": (1, "fan_in", "uniform"),
        "lecun_normal": (1, "fan_in", "truncated_normal"),
        "variance_scaling": (
            arguments.get("scale", 1),
            arguments.get("mode", "fan_in"),
            arguments.get("distribution", "truncated_normal"),
        ),
    }
    mean = arguments.get("mean", 0)
    stddev = arguments.get("stddev", 0.05)
    if name in scalings:
        scaled(tensor, *scalings[name], fan_in, fan_out)
    elif name == "random_uniform":
        nn.init.uniform_(tensor, arguments.get("minval", -0.05), arguments.get("maxval", 0.05))
    elif name == "random_normal":
        nn.init.normal_(tensor, mean, stddev)
    elif name == "truncated_normal":
        nn.init.trunc_normal_(tensor, mean, stddev, mean - 2 * stddev, mean + 2 * stddev)
    elif name in ("zeros", "ones"):
        nn.init.constant_(tensor, float(name == "ones"))
    elif name == "constant":
        nn.init.constant_(tensor, arguments.get("value", 0))
    elif name == "orthogonal":
        nn.init.orthogonal_(tensor, arguments.get("gain", 1))
    else:
        raise UnknownError(f"there is no initializer {name}")


def scaled(tensor, scale, mode, distribution, fan_in, fan_out):
    fans = {"fan_in": fan_in, "fan_out": fan_out, "fan_avg": (fan_in + fan_out) / 2}
    deviation = math.sqrt(scale / fans[mode])
    if distribution == "uniform":
        limit = math.sqrt(3) * deviation
        nn.init.uniform_(tensor, -limit, limit)
    elif distribution == "untruncated_normal":
        nn.init.normal_(tensor, std=deviation)
    else:
        deviation /= TRUNCATED_DEVIATION
        nn.init.trunc_normal_(tensor, std=deviation, a=-2 * deviation, b=2 * deviation)


def only(value, what):
    """The name and the arguments of {name: {arguments}}, or of a name that has none."""
    if isinstance(value, str):
        return value, {}
    if len(value) != 1:
        raise UnknownError(f"{what} is not one name with its arguments: {value}")
    return next(iter(value.items()))


def positions(architecture):
    """Of each layer the positions of those that it reads, by the names that they have or that Keras gives."""
    layers = [only(layer, "a layer") for layer in architecture]
    taken = {"input"} | {values["name"] for _, values in layers if values.get("name")}
    uses = {}
    places = {"input": -1}
    sources = []
    for number, (kind, values) in enumerate(layers):
        sources.append([places[name] for name in values.get("input", [])] or [number - 1])
        name = values.get("name")
        base = re.sub("([a-z0-9])([A-Z][a-z]|[A-Z]{3})", r"\1_\2", kind).lower()
        while not name:
            use = uses[base] = uses.get(base, 0) + 1
            candidate = base if use == 1 else f"{base}_{use - 1}"
            name = None if candidate in taken else candidate
        taken.add(name)
        places[name] = number
    return sources


def build(experiment, shape):
    """The network for samples of a shape: [channels, height, width], [features, steps] or [features]."""
    if "class_weight" in experiment:
        raise UnknownError("there is no translation of class_weight")
    loss, loss_values = only(experiment["loss"], "the loss")
    builder = Builder(list(shape))
    architecture = experiment["architecture"]
    sources = positions(architecture)
    for number, layer in enumerate(architecture):
        kind, values = only(layer, "a layer")
        builder.add(kind, values, sources[number], loss if number == len(architecture) - 1 else None)
    last_kind, last_values = only(architecture[-1], "a layer")
    softmax = last_kind == "Softmax" or last_values.get("activation") == "softmax"
    logits = loss == "categorical_crossentropy" and softmax
    return Network(builder.layers, sources, sample_losses(loss, loss_values, logits), builder.penalties)


def optimizer(experiment, parameters):
    kind, values = only(experiment["optimizer"], "the optimizer")
    with Arguments(kind, values) as arguments:
        rate = arguments.take("learning_rate")
        if arguments.take("use_ema"):
            raise UnknownError(f"{kind} averages weights, for which there is no translation")
        arguments.ignore("ema_momentum")
        if kind == "sgd":
            return torch.optim.SGD(
                parameters, lr=rate, momentum=arguments.take("momentum"), nesterov=arguments.take("nesterov")
            )
        if kind == "adam":
            return torch.optim.Adam(
                parameters,
                lr=rate,
                betas=(arguments.take("beta_1"), arguments.take("beta_2")),
                eps=arguments.take("epsilon"),
                amsgrad=arguments.take("amsgrad"),
            )
        if kind == "rmsprop":
            momentum = arguments.take("momentum")
            inside = arguments.take("epsilon_inside_root") or momentum > 0
            common = {
                "lr": rate,
                "alpha": arguments.take("rho"),
                "eps": arguments.take("epsilon"),
                "momentum": momentum,
                "centered": arguments.take("centered"),
            }
            return (RmsPropInsideRoot if inside else torch.optim.RMSprop)(parameters, **common)
        if kind in ("adamw", "nadam", "adamax"):
            common = {
                "lr": rate,
                "betas": (arguments.take("beta_1"), arguments.take("beta_2")),
                "eps": arguments.take("epsilon"),
            }
            if kind == "adamax":
                return torch.optim.Adamax(parameters, **common)
            if kind == "nadam":
                return torch.optim.NAdam(parameters, momentum_decay=1, **common)
            return torch.optim.AdamW(
                parameters, weight_decay=arguments.take("weight_decay"), amsgrad=arguments.take("amsgrad"), **common
            )
        if kind == "adagrad":
            return torch.optim.Adagrad(
                parameters,
                lr=rate,
                initial_accumulator_value=arguments.take("initial_accumulator_value"),
                eps=arguments.take("epsilon"),
            )
        if kind == "adadelta":
            return torch.optim.Adadelta(
                parameters, lr=rate, rho=arguments.take("rho"), eps=arguments.take("epsilon")
            )
        if kind == "ftrl":
            if any(
                arguments.take(name)
                for name in (
                    "l1_regularization_strength",
                    "l2_regularization_strength",
                    "l2_shrinkage_regularization_strength",
                    "beta",
                )
            ):
                raise UnknownError("ftrl has penalties, for which there is no translation")
            return Ftrl(
                parameters, rate, arguments.take("learning_rate_power"), arguments.take("initial_accumulator_value")
            )
        if kind == "lion":
            return Lion(parameters, rate, arguments.take("beta_1"), arguments.take("beta_2"))
    raise UnknownError(f"there is no optimizer {kind}")
