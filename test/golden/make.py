"""Reference results for networks, by PyTorch in float64.

    python3 test/golden/make.py                    compares every stored result with a fresh one
    python3 test/golden/make.py --write            makes made.json: the results of the exercises and variants that no other file has
    python3 test/golden/make.py FILE.json ...      prints the results of documents, or of exercises that hold one

Tolerance as in README.md: |got - want| <= 1e-9 |want| + 1e-11. Autograd does the way back, torch.optim the updates, where
its rule is ours; nothing here is shared with the engine.
"""

import json
import math
import pathlib
import sys

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
here = pathlib.Path(__file__).parent
exercises = here.parent.parent / "src" / "exercises"


class Step(torch.autograd.Function):
    """1 where z is 0 or more; it is flat, so nothing passes back."""

    @staticmethod
    def forward(ctx, z):
        return (z >= 0).to(z.dtype)

    @staticmethod
    def backward(ctx, g):
        return torch.zeros_like(g)


activations = {
    "identity": lambda z: z * 1,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "leakyRelu": lambda z, slope: F.leaky_relu(z, slope),
    "elu": lambda z, alpha: F.elu(z, alpha),
    # Above its threshold PyTorch takes z itself, which differs in the ninth digit at the usual 20.
    "softplus": lambda z: F.softplus(z, threshold=700),
    "abs": torch.abs,
    "step": Step.apply,
    "softmax": lambda z: torch.softmax(z, dim=1),
}


def weighted(t, y):
    """t ln y, and 0 where t is 0, whatever y is."""
    return t * torch.log(torch.where(t == 0, torch.ones_like(y), y))


def taken(t, weights=None, labelSmoothing=0):
    """The targets as PyTorch's cross-entropy takes them: smoothed, and weighed by class."""
    q = t * (1 - labelSmoothing) + labelSmoothing / t.shape[1]
    return q if weights is None else q * torch.tensor(weights, dtype=q.dtype)


def class_loss(scores, t, weights=None, labelSmoothing=0):
    weight = None if weights is None else torch.tensor(weights, dtype=scores.dtype)
    return F.cross_entropy(scores, t, weight=weight, label_smoothing=labelSmoothing, reduction="none")


def logit_loss(y, t, positiveWeight=1):
    weight = torch.tensor(float(positiveWeight))
    return F.binary_cross_entropy_with_logits(y, t, pos_weight=weight, reduction="none")


# For each output of each example, and how the outputs usually become one.
per_output = {
    "halfSquaredError": ("sum", lambda y, t: 0.5 * F.mse_loss(y, t, reduction="none")),
    "meanSquaredError": ("mean", lambda y, t: F.mse_loss(y, t, reduction="none")),
    "binaryCrossEntropy": (
        "sum",
        lambda y, t, positiveWeight=1: -(positiveWeight * weighted(t, y) + weighted(1 - t, 1 - y)),
    ),
    "binaryCrossEntropyWithLogits": ("sum", logit_loss),
    "meanAbsoluteError": ("mean", lambda y, t: F.l1_loss(y, t, reduction="none")),
    "huber": ("mean", lambda y, t, delta: F.huber_loss(y, t, reduction="none", delta=delta)),
    "hinge": ("sum", lambda y, t: torch.relu(1 - t * y)),
}

# For each example.
per_example = {
    "crossEntropy": lambda y, t, **s: -weighted(taken(t, **s), y).sum(dim=1),
    "softmaxCrossEntropy": class_loss,
    "multiclassHinge": lambda y, t: F.multi_margin_loss(y, t.argmax(dim=1), reduction="none") * y.shape[1],
}


def example_losses(kind, y, t, overOutputs=None, **settings):
    if kind in per_example:
        return per_example[kind](y, t, **settings)
    usual, rule = per_output[kind]
    each = rule(y, t, **settings)
    return each.mean(dim=1) if (overOutputs or usual) == "mean" else each.sum(dim=1)


# A loss and the activation before it that go together: its stable form, a function of the activation's input.
fused = {
    ("crossEntropy", "softmax"): "softmaxCrossEntropy",
    ("binaryCrossEntropy", "sigmoid"): "binaryCrossEntropyWithLogits",
}

penalties = {"l1": lambda w: w.abs().sum(), "l2": lambda w: (w**2).sum()}



def decay(o):
    """PyTorch's weight decay, which version 4 of the document has for all optimizers whose rule is PyTorch's."""
    return {"lr": o["learningRate"], "weight_decay": o.get("weightDecay", 0)}


class KerasAdam(torch.optim.Optimizer):
    """keras/src/optimizers/adam.py: both corrections in the learning rate, epsilon beside the root."""

    def __init__(self, parameters, o):
        super().__init__(parameters, {"lr": o["learningRate"]})
        self.o, self.step_count = o, 0
        self.m = [torch.zeros_like(w) for w in parameters]
        self.v = [torch.zeros_like(w) for w in parameters]

    @torch.no_grad()
    def step(self):
        (group,), o = self.param_groups, self.o
        self.step_count += 1
        power_1, power_2 = o["beta1"] ** self.step_count, o["beta2"] ** self.step_count
        alpha = group["lr"] * math.sqrt(1 - power_2) / (1 - power_1)
        for w, m, v in zip(group["params"], self.m, self.v):
            m += (w.grad - m) * (1 - o["beta1"])
            v += (w.grad**2 - v) * (1 - o["beta2"])
            w -= (m * alpha) / (torch.sqrt(v) + o["epsilon"])


class KerasRMSprop(torch.optim.Optimizer):
    """keras/src/optimizers/rmsprop.py: epsilon below the root."""

    def __init__(self, parameters, o):
        super().__init__(parameters, {"lr": o["learningRate"]})
        self.o = o
        self.velocity = [torch.zeros_like(w) for w in parameters]

    @torch.no_grad()
    def step(self):
        (group,), o = self.param_groups, self.o
        for w, velocity in zip(group["params"], self.velocity):
            velocity.copy_(o["decay"] * velocity + (1 - o["decay"]) * w.grad**2)
            w -= group["lr"] * w.grad / torch.sqrt(velocity + o["epsilon"])


optimizers = {
    "sgd": lambda p, o: torch.optim.SGD(p, **decay(o)),
    "momentum": lambda p, o: torch.optim.SGD(p, momentum=o["beta"], **decay(o)),
    "nesterov": lambda p, o: torch.optim.SGD(p, momentum=o["beta"], nesterov=o["beta"] > 0, **decay(o)),
    "adam": lambda p, o: torch.optim.Adam(p, betas=(o["beta1"], o["beta2"]), eps=o["epsilon"], **decay(o)),
    "adamKeras": KerasAdam,
    "adamW": lambda p, o: torch.optim.AdamW(
        p, betas=(o["beta1"], o["beta2"]), eps=o["epsilon"], **decay(o)
    ),
    "rmsprop": lambda p, o: torch.optim.RMSprop(p, alpha=o["decay"], eps=o["epsilon"], **decay(o)),
    "rmspropKeras": KerasRMSprop,
    "adagrad": lambda p, o: torch.optim.Adagrad(p, eps=o["epsilon"], **decay(o)),
    # One learning rate all along: PyTorch's velocity is ours divided by it, and the steps are the same.
    "momentumVelocity": lambda p, o: torch.optim.SGD(p, momentum=o["rho"], **decay(o)),
    "momentumEma": lambda p, o: damped(p, o),
}

schedulers = {
    "step": lambda o, s: torch.optim.lr_scheduler.StepLR(o, s["every"], s["gamma"]),
    "exponential": lambda o, s: torch.optim.lr_scheduler.ExponentialLR(o, s["gamma"]),
    "cosine": lambda o, s: torch.optim.lr_scheduler.CosineAnnealingLR(o, s["epochs"], s["least"]),
}


def damped(parameters, settings):
    """PyTorch would start from the whole first gradient: from a velocity of 0 its first step is damped like all others."""
    beta = settings["beta"]
    made = torch.optim.SGD(parameters, momentum=beta, dampening=beta, **decay(settings))
    for w in parameters:
        made.state[w]["momentum_buffer"] = torch.zeros_like(w)
    return made


def tensor(rows):
    return torch.tensor([[float(x) for x in row] for row in rows])


def stages_of(layer):
    choice = layer["activation"]
    for one in choice if isinstance(choice, list) else [choice]:
        if isinstance(one, str):
            yield one, {}
        else:
            yield one["type"], {name: value for name, value in one.items() if name != "type"}


class Network:
    def __init__(self, document):
        self.document = document
        self.x = tensor(document["batch"]["inputs"]).requires_grad_()
        self.t = tensor(document["batch"]["targets"])
        # One loss for each layer's parameters; a layer without a bias has an empty one, which nothing reads.
        self.parameters = [
            (tensor(layer["weights"]).requires_grad_(), torch.tensor(layer["bias"]).double().requires_grad_())
            for layer in document["layers"]
        ]

    def forward(self):
        """All values, and the loss that is differentiated: fused where loss and activation go together."""
        document, value = self.document, self.x
        units = []
        for layer, (W, b) in zip(document["layers"], self.parameters):
            z = value @ W.T + (b if len(b) else 0)
            z.retain_grad()
            stages, value = [], z
            for name, settings in stages_of(layer):
                value = activations[name](value, **settings)
                value.retain_grad()
                stages.append((name, value))
            units.append((z, stages))
        kind = document["loss"]["type"]
        z, stages = units[-1]
        last = stages[-1][0]
        before = stages[-2][1] if len(stages) > 1 else z
        settings = {name: of for name, of in document["loss"].items() if name not in ("type", "reduction")}
        textbook = example_losses(kind, value, self.t, **settings)
        stable = example_losses(fused[kind, last], before, self.t, **settings) if (kind, last) in fused else textbook
        mean = document["loss"]["reduction"] == "mean"
        total = self.weight(settings.get("weights"))
        reduced = lambda each: each.sum() / total if mean else each.sum()
        if mean and (kind == "softmaxCrossEntropy" or fused.get((kind, last)) == "softmaxCrossEntropy"):
            self.confirm(reduced(stable), value if kind == "softmaxCrossEntropy" else before, settings)
        penalty = sum(
            coefficient * penalties[name](W)
            for layer, (W, _) in zip(document["layers"], self.parameters)
            for name, coefficient in layer.get("penalty", {}).items()
        )
        penalty = penalty if torch.is_tensor(penalty) else torch.zeros(())
        return units, stable, reduced(stable), reduced(textbook), penalty

    def weight(self, weights):
        """What a mean over the batch is divided by: examples, or the weights of their classes."""
        if weights is None:
            return len(self.t)
        return (self.t * torch.tensor(weights, dtype=self.t.dtype)).sum()

    def confirm(self, loss, scores, settings):
        """PyTorch's own loss of classes, where the targets are classes."""
        if not ((self.t == 0) | (self.t == 1)).all() or not (self.t.sum(dim=1) == 1).all():
            return
        weights = settings.get("weights")
        own = F.cross_entropy(
            scores,
            self.t.argmax(dim=1),
            weight=None if weights is None else torch.tensor(weights, dtype=self.t.dtype),
            label_smoothing=settings.get("labelSmoothing", 0),
        )
        assert torch.allclose(own, loss, rtol=1e-12, atol=1e-12, equal_nan=True), f"PyTorch says {own}, not {loss}"

    def evaluation(self):
        units, each, data, textbook, penalty = self.forward()
        # dL/da of the last activation comes from the textbook's loss, which goes through it.
        outputs = units[-1][1][-1][1]
        (of_outputs,) = torch.autograd.grad(textbook, outputs, retain_graph=True)
        (data + penalty).backward()
        outputs.grad = of_outputs
        several = lambda stages: {"stages": [number(value) for _, value in stages]} if len(stages) > 1 else {}
        return {
            "layers": [
                {"preActivations": number(z), "activations": number(stages[-1][1]), **several(stages)}
                for z, stages in units
            ],
            "exampleLosses": number(each),
            "dataLoss": number(data),
            "penalty": number(penalty),
            "loss": number(data + penalty),
            "gradients": {
                "layers": [
                    {
                        "weights": number(W.grad),
                        "bias": number(b.grad) if len(b) else [],
                        "preActivations": number(z.grad),
                        "activations": number(stages[-1][1].grad),
                    }
                    for (W, b), (z, stages) in zip(self.parameters, units)
                ],
                "inputs": number(self.x.grad),
            },
        }

    def steps(self, count):
        settings = self.document["optimizer"]
        flat = [p for pair in self.parameters for p in pair if len(p)]
        optimizer = optimizers[settings["type"]](flat, settings)
        schedule = self.document.get("schedule")
        scheduler = schedule and schedulers[schedule["type"]](optimizer, schedule)
        for _ in range(count):
            optimizer.zero_grad()
            _, _, data, _, penalty = self.forward()
            (data + penalty).backward()
            optimizer.step()
            # An update of the whole batch is an epoch.
            if scheduler:
                scheduler.step()
            _, _, data, _, penalty = self.forward()
            yield {
                "layers": [{"weights": number(W), "bias": number(b)} for W, b in self.parameters],
                "loss": number(data + penalty),
            }


def number(of):
    """As JSON has it: lists of float64, -0 as 0, and what isn't finite as its name."""
    if torch.is_tensor(of):
        return number(of.detach().tolist())
    if isinstance(of, list):
        return [number(one) for one in of]
    if math.isnan(of):
        return "NaN"
    return of + 0.0 if math.isfinite(of) else ("Infinity" if of > 0 else "-Infinity")


def results(document, steps=5):
    answer = Network(document).evaluation()
    if steps:
        answer["steps"] = list(Network(document).steps(steps))
    return answer


def differences(got, want, slack, path=""):
    """Where two answers differ, of what is wanted. Slack is what a number near 0 may be off."""
    if isinstance(want, dict):
        for key in want:
            yield from differences(got.get(key), want[key], slack, f"{path}.{key}" if path else key)
    elif isinstance(want, list):
        if not isinstance(got, list) or len(got) != len(want):
            yield f"{path}: {got} has another length than {want}"
            return
        for k, one in enumerate(want):
            yield from differences(got[k], one, slack, f"{path}[{k}]")
    elif isinstance(want, str) or isinstance(got, str):
        if got != want:
            yield f"{path}: {got}, want {want}"
    elif abs(got - want) > 1e-9 * abs(want) + slack:
        yield f"{path}: {got}, want {want}"


def stored():
    for file, key in [
        ("public.json", "cases"),
        ("extreme.json", "networks"),
        ("exercises.json", "exercises"),
        ("made.json", "exercises"),
        ("made.json", "variants"),
    ]:
        for case in json.loads((here / file).read_text())[key]:
            if "model" in case:
                yield f"{file} {case['id']}", case["model"], case["expected"]


def check():
    wrong = 0
    count = 0
    for name, document, expected in stored():
        count += 1
        # With a fused loss dL/da may overflow; the reference lists the limit and asks for nothing there.
        limits = "Infinity" in json.dumps(expected)
        # Where products with huge weights cancel, what is left are their roundings.
        largest = max(abs(w) for layer in document["layers"] for row in layer["weights"] for w in row)
        slack = 1e-11 + 1e-15 * largest
        found = [
            fault
            for fault in differences(results(document, len(expected.get("steps", []))), expected, slack)
            if not (limits and ".activations" in fault and fault.startswith("gradients"))
        ]
        wrong += bool(found)
        for fault in found[:3]:
            print(f"{name}: {fault}")
    print(f"{count} networks, {wrong} differ")
    return 1 if wrong else 0


def case_of(file):
    read = json.loads(pathlib.Path(file).read_text())
    document = read.get("document", read)
    return {"id": read.get("id", document["title"]), "model": document, "expected": results(document)}


def write():
    """Results of exercises of the gallery that come from nowhere else, and of the documents in variants/."""
    known = {case["id"] for case in json.loads((here / "exercises.json").read_text())["exercises"]}
    listed = lambda cases: ",\n".join(json.dumps(case, separators=(",", ":"), ensure_ascii=False) for case in cases)
    networks = [file for file in sorted(exercises.glob("*.json")) if '"layers":' in file.read_text()]
    made = [case for case in map(case_of, networks) if case["id"] not in known]
    variants = [case_of(file) for file in sorted((here / "variants").glob("*.json"))]
    (here / "made.json").write_text(
        '{"reference": "PyTorch float64, by make.py",\n'
        f'"exercises": [{listed(made)}],\n"variants": [\n{listed(variants)}\n]}}\n'
    )
    print(f"{len(made)} exercises and {len(variants)} variants made")
    return 0


def main(files):
    if not files:
        return check()
    if files == ["--write"]:
        return write()
    for file in files:
        print(json.dumps(case_of(file)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
