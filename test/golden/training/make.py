"""What Train's tables say of layers and classes, by PyTorch's autograd and optimizers, NumPy and scikit-learn.

Run with torch, numpy and sklearn: `python3 test/golden/training/make.py`. Points, weights and settings are drawn here, with a seed;
epochs take the points in their given order. Networks and optimizers are those of `../make.py`.
"""
import json
import pathlib
import sys

import numpy as np
import torch
from sklearn.metrics import confusion_matrix, precision_recall_fscore_support

here = pathlib.Path(__file__).parent
sys.path.insert(0, str(here.parent))
from make import Network, optimizers, stages_of, tensor  # noqa: E402

random = np.random.RandomState(18)
epochs = 12
parts = ["train", "validation", "test"]
saturating = {"sigmoid", "tanh"}
usual = {
    "sgd": {"learningRate": 0.3},
    "momentum": {"learningRate": 0.05, "beta": 0.9},
    "adam": {"learningRate": 0.05, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
    "rmsprop": {"learningRate": 0.02, "decay": 0.9, "epsilon": 1e-8},
}


def points(inputs, classes, count):
    """Blobs that overlap; for regression a curve."""
    x = random.randn(count, inputs) * 0.9
    labels = random.randint(0, max(1, classes), count)
    if classes:
        x += 1.3 * np.stack([np.cos(2.3 * labels + k) for k in range(inputs)], axis=1)
    targets = np.stack([np.sin(x.sum(axis=1)), x[:, 0] * 0.5], axis=1)
    return x.round(3), labels, targets.round(3)


def run(title, units, activations, loss, optimizer, classes, reduction="mean", scale=1.0, bias=None, penalty=None, standardize=False, minibatch="full"):
    inputs, count = 2, 90
    x, labels, targets = points(inputs, classes, count)
    part = np.array(([0, 0, 0, 1, 2, 0] * count)[:count])
    layers, before = [], inputs
    for at, (width, activation) in enumerate(zip(units, activations)):
        layers.append(
            {
                "units": width,
                "activation": activation,
                "biasMode": "perUnit",
                "weights": (random.randn(width, before) * scale).round(3).tolist(),
                "bias": bias if bias and at == 0 else (random.randn(width) * 0.3).round(3).tolist(),
                **({"penalty": penalty} if penalty else {}),
            }
        )
        before = width
    data = {"type": "points", "columns": ["x1", "x2"], "inputs": x.tolist(), "parts": part.tolist()}
    data.update(
        {"classes": [f"class {k}" for k in range(classes)], "labels": labels.tolist()}
        if classes
        else {"targets": targets[:, : units[-1]].tolist()}
    )
    if classes:
        t = np.eye(classes)[labels] if units[-1] > 1 else labels[:, None].astype(float)
    else:
        t = targets[:, : units[-1]]
    document = {
        "format": "backprop-workbench",
        "version": 6,
        "title": title,
        "inputs": inputs,
        "layers": layers,
        "loss": {"type": loss, "reduction": reduction},
        "optimizer": {"type": optimizer, **usual[optimizer]},
        "batch": {"inputs": [x[0].tolist()], "targets": [t[0].tolist()]},
        "dataset": data,
        "training": {
            "split": {**{name: int((part == k).sum()) for k, name in enumerate(parts)}, "seed": 1},
            "standardize": standardize,
            "minibatch": minibatch,
            "shuffle": False,
            "epochs": epochs,
            "seed": 1,
            "initializer": "uniform",
            "axes": [1, 2],
        },
    }
    train = part == 0
    seen = (x - x[train].mean(axis=0)) / x[train].std(axis=0) if standardize else x
    trained, wanted = seen[train], t[train]
    network = Network({**document, "batch": {"inputs": trained.tolist(), "targets": wanted.tolist()}})
    flat = [p for pair in network.parameters for p in pair]
    torch_optimizer = optimizers[optimizer](flat, document["optimizer"])
    size = len(trained) if minibatch == "full" else minibatch

    def loss_on(first, count):
        network.x, network.t = tensor(trained[first : first + count].tolist()).requires_grad_(), tensor(wanted[first : first + count].tolist())
        torch_optimizer.zero_grad()
        found, _, of_data, _, of_penalty = network.forward()
        (of_data + of_penalty).backward()
        return found

    rows = []
    for epoch in range(epochs + 1):
        found = loss_on(0, len(trained))
        norms = [float(torch.sqrt((W.grad**2).sum() + (b.grad**2).sum())) for W, b in network.parameters]
        flats, zeros = [], []
        for at, (z, stages) in enumerate(found):
            zeros.append(stages[-1][1].detach().numpy() == 0)
            names = [name for name, _ in stages_of(layers[at])]
            is_fused = at == len(found) - 1 and (loss, names[-1]) in {("crossEntropy", "softmax"), ("binaryCrossEntropy", "sigmoid")}
            if is_fused or names[0] not in saturating:
                flats.append(None)
                continue
            own = z.detach().clone().requires_grad_()
            {"sigmoid": torch.sigmoid, "tanh": torch.tanh}[names[0]](own).sum().backward()
            flats.append((own.grad.abs().numpy() < 0.01).mean(axis=0))
        before = [p.detach().clone() for p in flat]
        weights = [W.detach().clone() for W, _ in network.parameters]
        loss_on(0, size)
        torch_optimizer.step()
        rows.append(
            [
                {
                    "gradientNorm": norm,
                    "updateRatio": float((W.detach() - was).norm() / was.norm()),
                    "saturated": "NaN" if flat_share is None else float((flat_share >= 0.9).mean()),
                    "dead": float(zero.all(axis=0).mean()),
                }
                for norm, (W, _), was, flat_share, zero in zip(norms, network.parameters, weights, flats, zeros)
            ]
        )
        if epoch < epochs:
            for first in range(size, len(trained), size):
                loss_on(first, size)
                torch_optimizer.step()
    # What the classes' tables are of is the end of the last epoch: without the update that was only measured.
    with torch.no_grad():
        for parameter, was in zip(flat, before):
            parameter.copy_(was)
    network.x, network.t = tensor(seen.tolist()).requires_grad_(), tensor(t.tolist())
    outputs = network.forward()[0][-1][1][-1][1].detach().numpy()
    answer = {"document": document, "measures": rows}
    if classes:
        boundary = 0 if loss == "binaryCrossEntropyWithLogits" else 0.5
        said = outputs.argmax(axis=1) if outputs.shape[1] > 1 else (outputs[:, 0] >= boundary).astype(int)
        answer["classes"] = {
            name: figures(labels[part == k], said[part == k], classes) for k, name in enumerate(parts)
        }
    return answer


def figures(true, said, classes):
    every = list(range(classes))
    counts = confusion_matrix(true, said, labels=every)
    precision, recall, f1, support = precision_recall_fscore_support(true, said, labels=every, zero_division=0)
    # scikit-learn has 0 where nothing is divided by nothing; the page says that it isn't known.
    known = lambda value, of: float(value) if of else "NaN"
    named = counts.sum(axis=0)
    return {
        "counts": counts.tolist(),
        "classes": [
            {
                "count": int(support[k]),
                "precision": known(precision[k], named[k]),
                "recall": known(recall[k], support[k]),
                "f1": known(f1[k], named[k] + support[k]),
            }
            for k in every
        ],
    }


golden = [
    run("tanh, adam, two classes", [6, 2], ["tanh", "softmax"], "crossEntropy", "adam", 2),
    run("three classes, scores, relus of which some are dead", [5, 3], ["relu", "identity"], "softmaxCrossEntropy", "momentum", 3, bias=[-60.0, 0.2, -60.0, 0.5, 60.0]),
    run("saturated sigmoids, two layers", [6, 5, 4], ["sigmoid", "tanh", "softmax"], "crossEntropy", "sgd", 4, scale=30.0, minibatch=16),
    run("one output, L2", [4, 1], ["tanh", "sigmoid"], "binaryCrossEntropy", "rmsprop", 2, penalty={"l2": 0.01}, minibatch=7),
    run("one output, squared error, a sum", [4, 1], ["sigmoid", "sigmoid"], "halfSquaredError", "adam", 2, reduction="sum", scale=4.0),
    run("scores of one output, standardized", [4, 1], ["relu", "identity"], "binaryCrossEntropyWithLogits", "momentum", 2, standardize=True),
    run("regression, L1 and L2", [6, 4, 2], ["tanh", "tanh", "identity"], "meanSquaredError", "adam", 0, penalty={"l1": 0.001, "l2": 0.002}),
    run("a class that is never said", [2, 4], ["tanh", "softmax"], "crossEntropy", "sgd", 4, scale=0.1),
]

with open(here / "tables.json", "w") as file:
    json.dump(golden, file)
    file.write("\n")
for one in golden:
    print(one["document"]["title"], one["measures"][-1][0], [c["counts"] for c in one.get("classes", {}).values()][:1])
