"""Prints homework texts, one JSON object a line: right ones, ones with a planted mistake, ones with an invented number.

    python3 homework.py planted|right|invented COUNT SEED
    python3 homework.py class COUNT SEED DOCUMENT.json      hand-ins of a class for one document
"""
import json
import sys

import numpy as np

from network import work

HIDDEN = ["sigmoid", "tanh", "relu", {"type": "leakyRelu", "slope": 0.1}, "sigmoid", "tanh"]


def softmax(d):
    return d["layers"][-1]["activation"] == "softmax"


def batch(d):
    return len(d["batch"]["inputs"])


def sloped(d, *names, hidden=True):
    layers = d["layers"][:-1] if hidden else d["layers"]
    return any((a["type"] if isinstance(a, dict) else a) in names for a in (layer["activation"] for layer in layers))


def square(d):
    return any(len(layer["weights"]) == len(layer["weights"][0]) > 1 for layer in d["layers"])


def penalised(d, key):
    return any(layer.get("penalty", {}).get(key) for layer in d["layers"])


def optimized(*names):
    return lambda d: d["optimizer"]["type"] in names


def resumed(*names):
    return lambda d: d["optimizer"]["type"] in names and "state" in d


# Each kind: where it can happen, and the ids of the mistakes that name it.
KINDS = {
    "missingBias": (lambda d: any(layer["bias"] for layer in d["layers"]), "missingBias"),
    "transposedForward": (square, "transposedWeights"),
    "wrongExponent": (lambda d: sloped(d, "sigmoid"), "wrongActivation"),
    "biasAfter": (lambda d: not softmax(d) and d["layers"][0]["bias"] and sloped(d, "sigmoid", "tanh"), "biasAfterActivation"),
    "reluForLeaky": (lambda d: sloped(d, "leakyRelu"), "wrongActivation"),
    "softmaxWholeBatch": (lambda d: softmax(d) and batch(d) > 1, "wrongSoftmax"),
    "softmaxOverExamples": (lambda d: softmax(d) and batch(d) > 1, "wrongSoftmax"),
    "softmaxBase2": (softmax, "wrongSoftmax"),
    "lossWithoutHalf": (lambda d: d["loss"]["type"] == "halfSquaredError", "wrongFactor wrongLoss missingPart"),
    "targetsExchanged": (lambda d: d["loss"]["type"] == "binaryCrossEntropy", "wrongTarget wrongLoss"),
    "wrongClass": (softmax, "wrongTarget wrongLoss"),
    "logarithmBase10": (softmax, "wrongLoss"),
    "forgottenMean": (lambda d: d["loss"]["reduction"] == "mean" and batch(d) > 1, "wrongFactor deltaPerExample"),
    "meanTwice": (lambda d: d["loss"]["reduction"] == "mean" and batch(d) > 1, "wrongFactor"),
    "twice": (lambda d: True, "wrongFactor missingPart"),
    "wrongSignError": (lambda d: True, "wrongSign"),
    "targetForgotten": (softmax, "wrongErrorTerm"),
    "wrongSignHidden": (lambda d: len(d["layers"]) > 1, "wrongSign"),
    "slopeAfterFusion": (lambda d: softmax(d) or d["loss"]["type"] == "binaryCrossEntropy", "slopeAfterFusion"),
    "missingSlope": (lambda d: sloped(d, "sigmoid", "tanh"), "missingSlope"),
    "missingSlopeHidden": (lambda d: sloped(d, "sigmoid", "tanh"), "missingSlope"),
    "zInSlope": (lambda d: sloped(d, "sigmoid", "tanh"), "wrongSlope slopeElsewhere"),
    "sigmoidOfZTimesOneMinusZ": (lambda d: sloped(d, "sigmoid"), "wrongSlope"),
    "plusInSlope": (lambda d: sloped(d, "sigmoid", "tanh"), "wrongSlope"),
    "slopeOfOtherLayer": (lambda d: any(len(a["weights"]) == len(b["weights"]) for a, b in zip(d["layers"], d["layers"][1:])) and not softmax(d) and d["loss"]["type"] != "binaryCrossEntropy", "slopeElsewhere wrongSlope"),
    "slopeTimesZ": (lambda d: sloped(d, "sigmoid", "tanh"), "slopeTimesSum"),
    "slopeAtGradient": (lambda d: sloped(d, "sigmoid", "tanh"), "slopeElsewhere"),
    "slopeAtOutput": (lambda d: sloped(d, "sigmoid", "tanh"), "wrongSlope slopeElsewhere"),
    "slopeTwice": (lambda d: sloped(d, "sigmoid", "tanh"), "slopeTwice"),
    "sumAsInput": (lambda d: len(d["layers"]) > 1, "otherInput"),
    "missingInput": (lambda d: True, "missingInput"),
    "lastExampleOnly": (lambda d: batch(d) > 1, "overwritten missingTerm oneTermOnly"),
    "transposedGradient": (square, "transposedGradient otherQuantity"),
    "sharedOnce": (lambda d: any(layer["biasMode"] == "shared" and layer["units"] > 1 for layer in d["layers"]), "oneTermOnly missingTerm"),
    "missingPenalty": (lambda d: penalised(d, "l1") or penalised(d, "l2"), "missingPenalty"),
    "penaltyWithoutTwo": (lambda d: penalised(d, "l2"), "penaltySlope missingPart wrongFactor"),
    "l1AsWeight": (lambda d: penalised(d, "l1"), "penaltySlope wrongPenalty"),
    "penaltySign": (lambda d: penalised(d, "l1") or penalised(d, "l2"), "wrongSign wrongTermSign"),
    "penaltyOnBias": (lambda d: any(layer.get("penalty") and layer["bias"] for layer in d["layers"]), "penaltyOnBias decayOnBias"),
    "transposedBack": (lambda d: any(len(layer["weights"]) == len(layer["weights"][0]) > 1 for layer in d["layers"][1:]), "transposedWeights"),
    "updatedWeights": (lambda d: len(d["layers"]) > 1 and d["optimizer"]["type"] == "sgd", "updatedWeights"),
    "exchangedWeights": (lambda d: any(layer["units"] > 1 for layer in d["layers"][1:]), "otherUnitsWeights exchangedFactors"),
    "firstPathOnly": (lambda d: any(layer["units"] > 1 for layer in d["layers"][1:]), "oneTermOnly missingTerm"),
    "missingWeights": (lambda d: len(d["layers"]) > 1, "missingWeights"),
    "uphill": (lambda d: True, "uphill"),
    "missingRate": (lambda d: d["optimizer"]["type"] != "momentumVelocity", "missingLearningRate missingPart"),
    "minusGradient": (optimized("momentum", "nesterov", "momentumEma"), "slotSign wrongSlot"),
    "oldForgotten": (resumed("momentum", "momentumEma", "nesterov", "adam", "rmsprop", "adagrad"), "oldSlotForgotten"),
    "gainExchanged": (optimized("momentum", "momentumEma"), "slotGain missingPart"),
    "plainStep": (optimized("momentum", "nesterov", "momentumEma", "adam"), "plainStep"),
    "noLookAhead": (optimized("nesterov"), "noLookAhead"),
    "noCorrection": (optimized("adam"), "noBiasCorrection"),
    "epsilonInRoot": (lambda d: d["optimizer"].get("epsilon", 0) >= 0.005, "epsilonInRoot"),
    "kerasEpsilon": (lambda d: d["optimizer"]["type"] == "adam" and d["optimizer"]["epsilon"] >= 0.005, "epsilonUncorrected"),
    "wrongStepNumber": (resumed("adam"), "wrongStepNumber"),
    "absoluteGradient": (optimized("adam", "rmsprop", "adagrad"), "absoluteGradient"),
    "noRoot": (optimized("adam", "rmsprop", "adagrad"), "noRoot missingPart"),
    "betasExchanged": (optimized("adam"), "exchangedSettings"),
    "decayOnBias": (lambda d: penalised(d, "l2") and any(layer["bias"] for layer in d["layers"]), "decayOnBias"),
}


class Maker:
    def __init__(self, seed):
        self.r = np.random.default_rng(seed)

    def pick(self, items):
        return items[int(self.r.integers(len(items)))]

    def chance(self, share):
        return self.r.random() < share

    def numbers(self, *shape):
        found = np.round(self.r.uniform(-1, 1, shape), 2)
        return np.where(found == 0, 0.37, found).tolist()

    def optimizer(self):
        kind = self.pick(["sgd", "sgd", "sgd", "momentum", "momentumEma", "nesterov", "momentumVelocity", "adam", "adam", "rmsprop", "adagrad"])
        found = {"type": kind, "learningRate": self.pick([0.5, 0.1, 0.05, 0.2])}
        if kind in ("momentum", "momentumEma", "nesterov"):
            found["beta"] = self.pick([0.9, 0.8])
        if kind == "momentumVelocity":
            found["rho"] = 0.9
        if kind == "adam":
            found |= {"beta1": 0.9, "beta2": self.pick([0.999, 0.99])}
        if kind == "rmsprop":
            found["decay"] = 0.9
        if kind in ("adam", "rmsprop", "adagrad"):
            found["epsilon"] = self.pick([1e-8, 0.01])
        return found

    def document(self):
        inputs, depth = self.pick([2, 2, 3]), self.pick([1, 2, 2, 2, 3])
        count = self.pick([1, 1, 2, 3])
        loss = self.pick(["halfSquaredError", "halfSquaredError", "meanSquaredError", "binaryCrossEntropy", "crossEntropy"])
        last = {"crossEntropy": ["softmax"], "binaryCrossEntropy": ["sigmoid"]}.get(loss, ["sigmoid", "identity", "tanh"])
        before, layers = inputs, []
        for l in range(depth):
            end = l == depth - 1
            units = int(self.r.integers(1 if end and loss != "crossEntropy" else 2, 4))
            mode = self.pick(["perUnit", "perUnit", "perUnit", "shared", "none"])
            layer = {"units": units, "activation": self.pick(last if end else HIDDEN), "biasMode": mode,
                     "weights": self.numbers(units, before), "bias": self.numbers({"perUnit": units, "shared": 1, "none": 0}[mode])}
            if self.chance(0.25):
                layer["penalty"] = self.pick([{"l1": 0, "l2": 0.05}, {"l1": 0.04, "l2": 0}])
            layers.append(layer)
            before = units
        if loss == "crossEntropy":
            targets = np.eye(before)[self.r.integers(before, size=count)].tolist()
        elif loss == "binaryCrossEntropy":
            targets = self.r.integers(0, 2, (count, before)).astype(float).tolist()
        else:
            targets = np.round(self.r.uniform(0, 1, (count, before)), 2).tolist()
        found = {"format": "backprop-workbench", "version": 1, "title": "homework", "inputs": inputs, "layers": layers,
                 "loss": {"type": loss, "reduction": self.pick(["sum", "mean"])}, "optimizer": self.optimizer(),
                 "batch": {"inputs": self.numbers(count, inputs), "targets": targets}}
        names = {"sgd": [], "adam": ["m", "v"], "rmsprop": ["s"], "adagrad": ["s"]}.get(found["optimizer"]["type"], ["v"])
        if names and self.chance(0.5):
            positive = lambda name: name == "s" or (name == "v" and found["optimizer"]["type"] == "adam")
            slot = lambda name, of: np.round(self.r.uniform(0.001 if positive(name) else -0.1, 0.1, np.array(of).shape), 4).tolist()
            found |= {"version": 2, "state": {"step": 2, "slots": {name: [{"weights": slot(name, layer["weights"]), "bias": slot(name, layer["bias"])} for layer in layers] for name in names}}}
        return found

    def rounding(self, least, most=8):
        digits = int(self.r.integers(least, most + 1))
        if self.chance(0.35):
            return lambda value: f"{value:.{digits}f}"
        return lambda value: significant(value, digits)


def significant(value, digits):
    if value == 0:
        return "0"
    if abs(value) < 1e-6:
        return f"{value:.{digits - 1}e}"
    exponent = int(np.floor(np.log10(abs(float(f"{value:.{digits - 1}e}")))))
    return f"{value:.{max(0, digits - 1 - exponent)}f}"


def half_of(text):
    """Half a unit of the last digit; someone who writes 0 means 0."""
    head, _, tail = text.partition("e")
    if float(head) == 0 and "." not in head:
        return 0.0
    return 0.5 * 10.0 ** (int(tail or 0) - len(head.partition(".")[2]))


def lines(names, values, text):
    return "\n".join(f"{name} = {text(float(values[name]))}" for name in names)


def wrong_names(names, made, right, text):
    """What can't be called right: off by more than the digits say, at kinks of rounding too."""
    return [n for n in names if abs(float(text(float(made[n]))) - float(right[n])) > 1.5 * half_of(text(float(made[n]))) + 1e-12]


def planted(maker, kind):
    applies, causes = KINDS[kind]
    for _ in range(4000):
        d = maker.document()
        if not applies(d):
            continue
        right, made = work(d), work(d, kind)
        text = maker.rounding(4, 6)
        kept = maker.chance(0.5)
        names = [n for n in right if kept or maker.chance(0.7)]
        if maker.chance(0.3):
            names = [n for n in names if not n.startswith(("dL/da", "dL/dz"))]
        if not all(np.isfinite(float(made[n])) for n in names):
            continue
        wrong = wrong_names(names, made, right, text)
        if len(wrong) > 0:
            written = lines(names, made, text)
            near = [n for n in names if n not in wrong and text(float(made[n])) != text(float(right[n]))]
            return {"kind": kind, "document": d, "text": written, "wrong": wrong, "near": near, "causes": causes.split() + twins(d, kind, names, written, text)}
    return None


def twins(d, kind, names, written, text):
    """The causes of other kinds that give the very same text, so that nobody can tell which was made."""
    found = []
    for other, (applies, causes) in KINDS.items():
        if other != kind and applies(d):
            with np.errstate(all="ignore"):
                made = work(d, other)
            if all(np.isfinite(float(made[n])) for n in names) and lines(names, made, text) == written:
                found += causes.split()
    return found


def right(maker):
    d = maker.document()
    single = maker.chance(0.4)
    values = work(d, dtype=np.float32 if single else np.float64)
    text = maker.rounding(3, 8)
    share = maker.pick([1, 1, 0.5, 0.2])
    form = maker.pick(["lines", "lines", "from 0", "rows = outputs", "rows = inputs"])
    names = [n for n in values if maker.chance(share)] or list(values)[:1]
    if form == "lines":
        body = lines(names, values, text)
    elif form == "from 0":
        body = counted_from_0(names, values, text, len(d["layers"]))
    else:
        body = printed(d, values, form == "rows = inputs", text)
        form += ", square" if square(d) and form == "rows = inputs" else ""
    return {"kind": f"{'float32' if single else 'float64'}, {form}", "document": d, "text": body, "wrong": [], "near": [], "causes": []}


def counted_from_0(names, values, text, depth):
    """As code has it: dW1[0][1]; the layers keep their numbers."""
    kept = [n for n in names if n.startswith("dL/dW") or (n.startswith("dL/db") and "[" in n)]
    kept = sorted({n for n in values if n.startswith(("dL/dW", "dL/db")) and "[" in n}) if not any("1" in n[5:] for n in kept) else kept
    first = "dL/dW1[1,1]"
    out = []
    for n in dict.fromkeys([first, *kept]):
        head, _, index = n.partition("[")
        counted = "".join(f"[{int(i) - 1}]" for i in index.rstrip("]").split(","))
        out.append(f"{head[3:]}{counted} = {text(float(values[n]))}")
    return "\n".join(out)


def printed(d, values, transposed, text):
    """NumPy's printout of the gradients."""
    out = []
    for l, layer in enumerate(d["layers"]):
        rows = np.array([[values[f"dL/dW{l + 1}[{j + 1},{i + 1}]"] for i in range(len(layer["weights"][0]))] for j in range(layer["units"])])
        out.append(f"dW{l + 1} = {rows.T if transposed else rows}")
    return "\n".join(out)


def invented(maker):
    d = maker.document()
    values = work(d)
    digits = int(maker.r.integers(2, 5))
    text = lambda value: significant(value, digits)
    alone = maker.chance(0.5)
    names = [n for n in values if not alone and maker.chance(0.6)]
    name = maker.pick([n for n in values if n.endswith("]") or n == "L" or n.endswith("'")])
    right_value = float(values[name]) or 0.1
    made = dict(values)
    made[name] = right_value * maker.r.uniform(0.2, 3) * (1 if maker.chance(0.8) else -1)
    names = [n for n in values if n in names or n == name]
    wrong = wrong_names([name], made, values, text)
    if not wrong:
        return invented(maker)
    return {"kind": f"{digits} digits, {'alone' if alone else 'among right ones'}", "document": d, "text": lines(names, made, text), "wrong": wrong, "near": [], "causes": []}


def handed_in(maker, d, kind):
    """One student's text: right, with a mistake, unreadable, empty, or for another document."""
    values = work(d)
    text = maker.rounding(4, 6)
    if kind == "empty":
        return {"kind": kind, "text": "", "wrong": [], "near": [], "causes": [], "names": []}
    if kind == "unreadable":
        return {"kind": kind, "text": "I worked it out on paper, see the photo.\nz? it was about a half", "wrong": [], "near": [], "causes": [], "names": []}
    if kind == "right":
        return {"kind": kind, "text": lines(values, values, text), "wrong": [], "near": [], "causes": [], "names": list(values)}
    applies, causes = KINDS.get(kind, (None, ""))
    other = d | {"layers": [layer | {"weights": maker.numbers(*np.array(layer["weights"]).shape)} for layer in d["layers"]]}
    made = work(other) if kind == "someone else's" else work(d, kind)
    names = list(values)
    return {"kind": kind, "text": lines(names, made, text), "wrong": wrong_names(names, made, values, text),
            "near": [n for n in names if text(float(made[n])) != text(float(values[n]))], "causes": causes.split(), "names": names}


def main():
    what, count, seed = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    if what == "class":
        with open(sys.argv[4]) as file:
            d = json.load(file)
        made = [kind for kind, (applies, _) in KINDS.items() if applies(d)]
        kinds = ["right", "empty", "unreadable", "someone else's", "right", *made]
        for k in range(count):
            print(json.dumps(handed_in(Maker([seed, k]), d, kinds[k % len(kinds)])))
        return
    kinds = list(KINDS)
    for k in range(count):
        maker = Maker([seed, k])
        made = planted(maker, kinds[k % len(kinds)]) if what == "planted" else right(maker) if what == "right" else invented(maker)
        if made:
            print(json.dumps(made))


main()
