"""A small network worked forward and back in NumPy, independent of the engine, with a mistake planted where one is asked for."""
import numpy as np


def activation(name, z):
    kind = name["type"] if isinstance(name, dict) else name
    if kind == "sigmoid":
        a = 1 / (1 + np.exp(-z))
        return a, a * (1 - a)
    if kind == "tanh":
        a = np.tanh(z)
        return a, 1 - a * a
    if kind == "relu":
        return np.maximum(z, 0), (z > 0).astype(z.dtype)
    if kind == "leakyRelu":
        s = z.dtype.type(name["slope"])
        return np.where(z > 0, z, s * z), np.where(z > 0, z.dtype.type(1), s)
    return z, np.ones_like(z)


def softmax(z, mistake):
    power = np.exp2(z) if mistake == "softmaxBase2" else np.exp(z)
    if mistake == "softmaxWholeBatch":
        return power / power.sum()
    if mistake == "softmaxOverExamples":
        return power / power.sum(axis=1, keepdims=True)
    return power / power.sum(axis=0, keepdims=True)


def loss_of(kind, y, t, mistake):
    """The loss of each example and its gradient by the outputs; columns are examples."""
    outputs = y.shape[0]
    if kind == "halfSquaredError":
        half = 1.0 if mistake == "lossWithoutHalf" else 0.5
        return half * ((y - t) ** 2).sum(axis=0), y - t
    if kind == "meanSquaredError":
        return ((y - t) ** 2).sum(axis=0) / outputs, 2 * (y - t) / outputs
    u = 1 - t if mistake == "targetsExchanged" else t
    if kind == "binaryCrossEntropy":
        return -(u * np.log(y) + (1 - u) * np.log(1 - y)).sum(axis=0), -(t / y) + (1 - t) / (1 - y)
    if mistake == "wrongClass":
        t_of_loss = np.roll(t, 1, axis=0)
    else:
        t_of_loss = t
    scale = 1 / np.log(10) if mistake == "logarithmBase10" else 1
    return -(t_of_loss * np.log(y)).sum(axis=0) * scale, -t / y


def work(document, mistake=None, dtype=np.float64):
    """All numbers of a pass by canonical name, in the order in which they are found, made with `mistake`."""
    out = {}
    f = dtype
    layers, batch = document["layers"], document["batch"]
    x = np.array(batch["inputs"], dtype=f).T
    t = np.array(batch["targets"], dtype=f).T
    n = x.shape[1]
    mean = document["loss"]["reduction"] == "mean"
    tag = (lambda e: f"@{e + 1}") if n > 1 else (lambda e: "")
    weights = [np.array(layer["weights"], dtype=f) for layer in layers]
    biases = [np.array(layer["bias"], dtype=f) for layer in layers]
    wide = [b if len(b) == layer["units"] else np.full(layer["units"], b[0] if len(b) else 0, dtype=f)
            for b, layer in zip(biases, layers)]

    values, sums, slopes = [x], [], []
    for l, layer in enumerate(layers):
        w = weights[l]
        if mistake == "transposedForward" and w.shape[0] == w.shape[1]:
            w = w.T
        z = w @ values[-1]
        if mistake != "missingBias":
            z = z + wide[l][:, None]
        if layer["activation"] == "softmax":
            a, slope = softmax(z, mistake), None
        else:
            a, slope = activation(layer["activation"], z)
            if mistake == "wrongExponent" and layer["activation"] == "sigmoid":
                a, slope = 1 / (1 + np.exp(z)), None
                slope = a * (1 - a)
            if mistake == "biasAfter" and layer["biasMode"] != "none":
                a = activation(layer["activation"], w @ values[-1])[0] + wide[l][:, None]
            if mistake == "reluForLeaky" and isinstance(layer["activation"], dict):
                a = np.maximum(z, 0)
        sums.append(z)
        values.append(a)
        slopes.append(slope)
    y = values[-1]
    losses, dy = loss_of(document["loss"]["type"], y, t, mistake)
    share = f(1) / f(n) if mean and mistake != "forgottenMean" else f(1)
    penalties = [layer.get("penalty", {"l1": 0, "l2": 0}) for layer in layers]
    penalty = sum(p["l1"] * np.abs(w).sum() + p["l2"] * (w * w).sum() for p, w in zip(penalties, weights))

    for e in range(n):
        for l, layer in enumerate(layers):
            for j in range(layer["units"]):
                out[f"z{l + 1}[{j + 1}]{tag(e)}"] = sums[l][j, e]
            for j in range(layer["units"]):
                out[f"a{l + 1}[{j + 1}]{tag(e)}"] = values[l + 1][j, e]
    if n > 1:
        for e in range(n):
            out[f"L@{e + 1}"] = losses[e]
    data = losses.sum() * (f(1) / f(n) if mean else f(1))
    if any(p["l1"] or p["l2"] for p in penalties):
        out["dataLoss"], out["penalty"] = data, penalty
    out["L"] = data + penalty

    rate = f(document["optimizer"]["learningRate"])
    factor = {"twice": 2, "half": 0.5, "wrongSignError": -1}.get(mistake, 1)
    delta = dy * share * f(factor)
    if mistake == "meanTwice":
        delta = delta * share
    fused = layers[-1]["activation"] == "softmax" or document["loss"]["type"] == "binaryCrossEntropy"
    gradients = [None] * len(layers)
    last = len(layers) - 1
    for l in range(last, -1, -1):
        z, a, slope = sums[l], values[l + 1], slopes[l]
        above = delta
        if l == last and fused:
            dz = (y - t) * share * f(factor) * (share if mistake == "meanTwice" else f(1))
            if mistake == "targetForgotten":
                dz = y * share
            if mistake == "slopeAfterFusion":
                dz = dz * y * (1 - y)
        else:
            hidden = l < last
            if mistake == "missingSlope" or (mistake == "missingSlopeHidden" and hidden) or (
                    mistake == "missingSlopeOutput" and not hidden):
                slope = np.ones_like(z)
            if mistake == "zInSlope":
                slope = z * (1 - z) if layers[l]["activation"] == "sigmoid" else 1 - z * z if layers[l]["activation"] == "tanh" else slope
            if mistake == "sigmoidOfZTimesOneMinusZ" and layers[l]["activation"] == "sigmoid":
                slope = a * (1 - z)
            if mistake == "plusInSlope":
                slope = 1 + a * a if layers[l]["activation"] == "tanh" else a * (1 + a) if layers[l]["activation"] == "sigmoid" else slope
            if mistake == "slopeOfOtherLayer" and l > 0 and slopes[l - 1] is not None and slopes[l - 1].shape == z.shape:
                slope = slopes[l - 1]
            if mistake == "slopeTimesZ":
                slope = slope * z
            if mistake == "slopeAtGradient":
                slope = activation(layers[l]["activation"], above)[1]
            if mistake == "slopeAtOutput":
                slope = activation(layers[l]["activation"], a)[1]
            if mistake == "slopeTwice":
                slope = slope * slope
            dz = above * slope
        for e in range(n):
            if not (l == last and fused and layers[l]["activation"] == "softmax" and False):
                for j in range(len(z)):
                    out[f"dL/da{l + 1}[{j + 1}]{tag(e)}"] = above[j, e]
            for j in range(len(z)):
                out[f"dL/dz{l + 1}[{j + 1}]{tag(e)}"] = dz[j, e]
        into = sums[l - 1] if mistake == "sumAsInput" and l > 0 else values[l]
        parts = dz[:, None, :] * into[None, :, :]
        if mistake == "missingInput":
            parts = np.repeat(dz[:, None, :], into.shape[0], axis=1)
        dw = parts.sum(axis=2)
        db = dz.sum(axis=1)
        if mistake == "lastExampleOnly":
            dw, db = parts[:, :, -1], dz[:, -1]
        if mistake == "transposedGradient" and dw.shape[0] == dw.shape[1]:
            dw = dw.T
        if layers[l]["biasMode"] == "shared":
            db = db[-1:] if mistake == "sharedOnce" else db.sum(keepdims=True)
        elif layers[l]["biasMode"] == "none":
            db = db[:0]
        l1, l2 = f(penalties[l]["l1"]), f(penalties[l]["l2"])
        first = weights[l] if mistake == "l1AsWeight" else np.sign(weights[l])
        second = (1 if mistake == "penaltyWithoutTwo" else 2) * weights[l]
        whole = l1 * first + l2 * second
        if mistake == "missingPenalty":
            whole = 0
        if mistake == "penaltySign":
            whole = -whole
        dw = dw + whole
        if mistake == "penaltyOnBias" and len(db):
            db = db + l1 * np.sign(biases[l]) + 2 * l2 * biases[l]
        gradients[l] = (dw, db)
        w = weights[l]
        if mistake == "transposedBack" and w.shape[0] == w.shape[1]:
            w = w.T
        if mistake == "updatedWeights":
            w = w - rate * dw
        if mistake == "exchangedWeights" and len(w) > 1:
            w = np.roll(w, -1, axis=0)
        if mistake == "missingWeights":
            w = np.ones_like(w)
        if mistake == "wrongSignHidden" and l > 0:
            w = -w
        delta = (w.T[:, :1] @ dz[:1]) if mistake == "firstPathOnly" and len(w) > 1 else w.T @ dz
    for l in range(last, -1, -1):
        dw, db = gradients[l]
        for j in range(dw.shape[0]):
            for i in range(dw.shape[1]):
                out[f"dL/dW{l + 1}[{j + 1},{i + 1}]"] = dw[j, i]
        for j in range(len(db)):
            out[bias_name("dL/db", layers, l, j)] = db[j]
    for l in range(last, -1, -1):
        for key, place, g, now in [("weights", "W", gradients[l][0], weights[l]), ("bias", "b", gradients[l][1], biases[l])]:
            slots = slots_of(document, l, key, f)
            new, kept = step(document, now, g, slots, mistake, f, key == "bias")
            for index in np.ndindex(now.shape):
                label = f"W{l + 1}[{index[0] + 1},{index[1] + 1}]" if key == "weights" else bias_name("b", layers, l, index[0])
                for slot, value in kept.items():
                    out[f"{slot}({label})"] = value[index]
                out[f"{label}'"] = new[index]
    return out


def bias_name(base, layers, l, j):
    return f"{base}{l + 1}" if layers[l]["biasMode"] == "shared" else f"{base}{l + 1}[{j + 1}]"


def slots_of(document, l, key, f):
    found = document.get("state", {}).get("slots", {})
    shape = np.array(document["layers"][l][key]).shape
    return {name: np.array(per[l][key], dtype=f).reshape(shape) for name, per in found.items()}


def step(document, w, g, old, mistake, f, is_bias):
    """The parameter and the slots after an update."""
    o = document["optimizer"]
    k = document.get("state", {}).get("step", 0) + 1
    rate = f(1) if mistake == "missingRate" else f(o["learningRate"])
    kind = o["type"]
    zero = np.zeros_like(w)
    if mistake == "uphill":
        rate = -rate
    if mistake == "decayOnBias" and is_bias:
        g = g + f(2 * next(p["penalty"]["l2"] for p in document["layers"] if p.get("penalty", {}).get("l2"))) * w
    if mistake == "oldForgotten":
        old = {}
    if kind == "sgd":
        return w - rate * g, {}
    if kind in ("momentum", "nesterov", "momentumEma"):
        beta = f(o["beta"])
        v = old.get("v", zero)
        gain = 1 - beta if kind == "momentumEma" else f(1)
        if mistake == "gainExchanged":
            gain = f(1) if kind == "momentumEma" else 1 - beta
        new = beta * v - gain * g if mistake == "minusGradient" else beta * v + gain * g
        if mistake == "plainStep":
            return w - rate * g, {"v": new}
        if kind == "nesterov" and mistake != "noLookAhead":
            return w - rate * (g + beta * new), {"v": new}
        return w - rate * new, {"v": new}
    if kind == "momentumVelocity":
        new = f(o["rho"]) * old.get("v", zero) - rate * g
        return w + new, {"v": new}
    eps = f(o["epsilon"])
    square = np.abs(g) if mistake == "absoluteGradient" else g * g
    if kind in ("rmsprop", "adagrad"):
        s = old.get("s", zero)
        d = f(o.get("decay", 1))
        s = d * s + (1 - d) * square if kind == "rmsprop" else s + square
        root = s if mistake == "noRoot" else np.sqrt(s)
        if mistake == "epsilonInRoot":
            return w - rate * g / np.sqrt(s + eps), {"s": s}
        return w - rate * g / (root + eps), {"s": s}
    b1, b2 = f(o["beta1"]), f(o["beta2"])
    if mistake == "betasExchanged":
        b1, b2 = b2, b1
    m = b1 * old.get("m", zero) + (1 - b1) * g
    v = b2 * old.get("v", zero) + (1 - b2) * square
    c1, c2 = 1 - b1 ** k, 1 - b2 ** k
    if mistake == "wrongStepNumber":
        c1, c2 = 1 - b1 ** (k + 1), 1 - b2 ** (k + 1)
    if mistake == "noCorrection":
        c1 = c2 = f(1)
    up, down = m / c1, v / c2
    root = down if mistake == "noRoot" else np.sqrt(down)
    if mistake == "epsilonInRoot":
        new = w - rate * up / np.sqrt(down + eps)
    elif mistake == "kerasEpsilon":
        new = w - rate * np.sqrt(c2) / c1 * m / (np.sqrt(v) + eps)
    elif mistake == "plainStep":
        new = w - rate * g
    else:
        new = w - rate * up / (root + eps)
    return new, {"m": m, "v": v}
