"""NumPy's and PyTorch's part in the benchmark: reads a line of JSON for each turn, answers with its processor time in milliseconds.

In float32, on one thread (the environment says so before NumPy is loaded), with plain gradient descent: what a student would write.
"""

import json
import sys
import time

import numpy as np

learning_rate = np.float32(0.01)
random = np.random.default_rng(1)
functions = {
    "tanh": (np.tanh, lambda y: 1 - y * y),
    "relu": (lambda z: np.maximum(z, 0), lambda y: (y > 0).astype(np.float32)),
    "sigmoid": (lambda z: 1 / (1 + np.exp(-z)), lambda y: y * (1 - y)),
}


def some(*shape):
    return ((2 * random.random(shape) - 1) / np.sqrt(shape[0])).astype(np.float32)


def examples(of):
    """As many as the row has, with a class each, at random: what they are makes no difference to the time."""
    inputs = random.random((of["count"], of["sizes"][0]), dtype=np.float32)
    return inputs, random.integers(0, of["sizes"][-1], of["count"])


def minibatches(count, size):
    """Endlessly: each epoch in another order."""
    while True:
        order = random.permutation(count)
        for start in range(0, count - size + 1, size):
            yield order[start : start + size]


class Numpy:
    def layers(self, sizes):
        return [[some(a, b), some(b)] for a, b in zip(sizes, sizes[1:])]

    def forward(self, layers, x, f, last):
        outputs = [x]
        for l, (weights, bias) in enumerate(layers):
            z = outputs[-1] @ weights + bias
            outputs.append(last(z) if l == len(layers) - 1 else f(z))
        return outputs

    def backward(self, layers, outputs, g, slope):
        gradients = []
        for l in range(len(layers) - 1, -1, -1):
            gradients.append((outputs[l].T @ g, g.sum(axis=0)))
            g = g @ layers[l][0].T
            if l > 0:
                g *= slope(outputs[l])
        return gradients[::-1], g

    def train(self, of):
        layers = self.layers(of["sizes"])
        f, slope = functions[of["activation"]]
        inputs, classes = examples(of)
        targets = np.eye(of["sizes"][-1], dtype=np.float32)[classes]
        following = minibatches(of["count"], of["minibatch"])

        def softmax(z):
            powers = np.exp(z - z.max(axis=1, keepdims=True))
            return powers / powers.sum(axis=1, keepdims=True)

        def run(amount):
            for _ in range(amount // of["minibatch"]):
                chosen = next(following)
                outputs = self.forward(layers, inputs[chosen], f, softmax)
                g = (outputs[-1] - targets[chosen]) / np.float32(of["minibatch"])
                gradients, _ = self.backward(layers, outputs, g, slope)
                for layer, (weights, bias) in zip(layers, gradients):
                    layer[0] -= learning_rate * weights
                    layer[1] -= learning_rate * bias

        return run

    def grid(self, of):
        layers = self.layers(of["sizes"])
        f, _ = functions[of["activation"]]
        x, y = np.meshgrid(np.linspace(-1, 1, of["columns"]), np.linspace(1, -1, of["rows"]))
        points = np.stack([x.ravel(), y.ravel()], axis=1).astype(np.float32)

        def run(amount):
            for _ in range(amount):
                self.forward(layers, points, f, f)

        return run

    def passes(self, of):
        layers = self.layers(of["sizes"])
        f, slope = functions[of["activation"]]
        x, t = some(1, of["sizes"][0]), some(1, of["sizes"][-1])

        def run(amount):
            for _ in range(amount):
                outputs = self.forward(layers, x, f, f)
                self.backward(layers, outputs, (outputs[-1] - t) * slope(outputs[-1]), slope)

        return run


class Torch:
    def __init__(self):
        import torch

        torch.set_num_threads(1)
        self.torch = torch

    def network(self, of, last):
        nn = self.torch.nn
        kinds = {"tanh": nn.Tanh, "relu": nn.ReLU, "sigmoid": nn.Sigmoid}
        parts = []
        sizes = of["sizes"]
        for l, (a, b) in enumerate(zip(sizes, sizes[1:])):
            parts.append(nn.Linear(a, b))
            if last or l < len(sizes) - 2:
                parts.append(kinds[of["activation"]]())
        return nn.Sequential(*parts)

    def train(self, of):
        torch = self.torch
        network = self.network(of, last=False)
        optimizer = torch.optim.SGD(network.parameters(), lr=float(learning_rate))
        inputs, classes = (torch.from_numpy(part) for part in examples(of))
        following = minibatches(of["count"], of["minibatch"])

        def run(amount):
            for _ in range(amount // of["minibatch"]):
                chosen = torch.from_numpy(next(following))
                optimizer.zero_grad()
                torch.nn.functional.cross_entropy(network(inputs[chosen]), classes[chosen]).backward()
                optimizer.step()

        return run

    def grid(self, of):
        torch = self.torch
        network = self.network(of, last=True)
        x, y = np.meshgrid(np.linspace(-1, 1, of["columns"]), np.linspace(1, -1, of["rows"]))
        points = torch.from_numpy(np.stack([x.ravel(), y.ravel()], axis=1).astype(np.float32))

        def run(amount):
            with torch.no_grad():
                for _ in range(amount):
                    network(points)

        return run

    def passes(self, of):
        torch = self.torch
        network = self.network(of, last=True)
        x = torch.from_numpy(some(1, of["sizes"][0])).requires_grad_()
        t = torch.from_numpy(some(1, of["sizes"][-1]))

        def run(amount):
            for _ in range(amount):
                network.zero_grad()
                (0.5 * ((network(x) - t) ** 2).sum()).backward()

        return run


peer = {"numpy": Numpy, "torch": Torch}[sys.argv[1]]()
works = {}
print(json.dumps({"ready": np.__version__ if sys.argv[1] == "numpy" else peer.torch.__version__}), flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    key = json.dumps(asked["work"])
    if key not in works:
        works.clear()
        works[key] = getattr(peer, asked["work"]["kind"])(asked["work"])
    start = time.process_time()
    works[key](asked["amount"])
    print(json.dumps({"milliseconds": 1000 * (time.process_time() - start)}), flush=True)
