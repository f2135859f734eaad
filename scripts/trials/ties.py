"""Random PyTorch programs that choose among equal numbers, and what isn't one: ties.py COUNT SEED.

Each line of the output is a program as JSON: {source, prints}.
"""
import contextlib
import io
import json
import random
import sys
import warnings

import torch

warnings.simplefilter("ignore")

START = """import torch
F = torch.nn.functional
torch.set_default_dtype(torch.float64)
x = torch.tensor({x}, requires_grad=True)
w = torch.tensor({w}, requires_grad=True)
c = torch.tensor({c})
"""
PAIRS = [
    "torch.maximum(x, w)", "torch.minimum(x, w)", "torch.fmax(x, w)", "torch.fmin(x, w)", "torch.where(x >= w, x, w)",
    "torch.clamp(x, min=w)", "torch.clamp(x, max=w)", "torch.max(x, w)", "torch.min(x, w)", "(x - w).abs()", "torch.relu(x - w)",
    "F.relu6(x + w)", "F.hardtanh(x - w)", "(x - w).clamp(-1, 1)", "F.leaky_relu(x - w, 0.1)", "F.elu(x - w)", "(x - w).sign() * x",
    "torch.round(x / 2) + w", "F.l1_loss(x, w, reduction='none')", "F.smooth_l1_loss(x, w, reduction='none')",
    "F.huber_loss(x, w, reduction='none')", "torch.logaddexp(x, w)", "torch.remainder(x, w + 0.5)", "(x - w) ** 2",
]
ROWS = [
    "{a}.max(dim={d})", "{a}.min(dim={d})", "torch.sort({a}, dim={d}, stable=True)", "torch.sort({a}, dim={d}, descending=True, stable=True)",
    "torch.topk({a}, {k})", "torch.topk({a}, {k}, largest=False)", "{a}.topk({n})",
]
WHOLE = ["{a}.max()", "{a}.min()", "{a}.median()", "{a}.amax({d})", "{a}.amin({d})", "({a} - 1).prod()", "{a}.norm(p=1)", "{a}.std()"]
FLAT = ["{a}.argmax({d})", "{a}.argmin({d})", "({a} == {a}.max()).sum()", "torch.nonzero({a} > 1).tolist()", "torch.sort({a}, dim={d}, stable=True)[1]"]


def numbers(rng, rows, columns, hasNothing):
    most = rng.choice([1, 2, 4])
    return [[float("nan") if hasNothing and rng.random() < 0.2 else float(rng.randrange(-1, most + 1)) for _ in range(columns)] for _ in range(rows)]


def program(rng):
    rows, columns = rng.choice([1, 2, 3]), rng.choice([2, 3, 5, 8, 20, 70])
    kind = rng.random()
    asNothing = 0.35 < kind < 0.4
    x, w = numbers(rng, rows, columns, asNothing), numbers(rng, rows, columns, asNothing)
    c = [[float(k + 1 + 100 * row) for k in range(columns)] for row in range(rows)]
    text = START.format(x=x, w=w, c=c).replace("nan", "float('nan')")
    d = rng.randrange(2)
    names = {"a": rng.choice(["x", "(x * w)", "(x + 1)"]), "d": d, "k": rng.randrange(1, columns + 1), "n": 1}
    if kind < 0.4:
        choice = PAIRS[2:4] if asNothing else PAIRS
        text += f"y = {rng.choice(choice)}\nprint(y.detach())\nL = (y * c).sum()\n"
    elif kind < 0.75:
        text += f"v, i = {rng.choice(ROWS).format(**names)}\nprint(v.detach(), i)\nL = (v * (v.detach() * 0 + 1).cumsum(-1)).sum()\n"
    elif kind < 0.9:
        text += f"y = {rng.choice(WHOLE).format(**names)}\nprint(y.detach())\nL = (y * 2).sum()\n"
    else:
        text += f"print({rng.choice(FLAT).format(**names)})\nL = (x * w).sum()\n"
    return text + "L.backward()\nprint(x.grad)\nprint(w.grad)\n"


count, seed = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
for _ in range(count):
    source = program(rng)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(source, "program", "exec"), {})
    print(json.dumps({"source": source, "prints": printed.getvalue()}))
