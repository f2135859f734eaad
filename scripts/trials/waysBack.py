"""Random PyTorch programs with changes in place and several ways back: waysBack.py COUNT SEED.

Each line of the output is a program as JSON: {source, prints, line?}, where `line` is that of what PyTorch refuses.
"""
import contextlib
import io
import json
import random
import sys
import traceback
import warnings

import torch

warnings.simplefilter("ignore")

START = """import torch
F = torch.nn.functional
torch.set_default_dtype(torch.float64)
x = torch.tensor([1.25, 0.5, 2.0], requires_grad=True)
w = torch.tensor([0.5, -1.5, 0.75], requires_grad=True)
c = torch.tensor([3.0, 0.25, 4.0])
"""
FORMULAS = [
    "{a} + {b}", "{a} * {b}", "{a} - 2 * {b}", "torch.tanh({a})", "torch.sigmoid({a})", "torch.exp({a} * 0.1)",
    "torch.relu({a})", "{a} ** 2", "{a} / ({b} ** 2 + 1)", "torch.maximum({a}, {b})", "{a}.abs()", "{a}.clamp(min=0.3)",
    "torch.softmax({a}, dim=0)", "F.log_softmax({a}, dim=0)", "{a}.detach() * {b}", "{a}.clone()",
    "torch.where({a} > 0.4, {a}, {b})", "torch.sin({a})", "{a}.cumsum(0)", "torch.stack([{a}, {b}]).sum(0)",
    "{a} @ {b} * {a}", "{a}.mean() + {b}", "{a}[[2, 0, 1]]", "{a}.flip(0)", "F.softplus({a})", "F.elu({a})",
    "{a} * {a}.sum().item()", "{a}.max() * {b}", "torch.outer({a}, {b}).sum(1)", "{a}.norm() + {b}", "{a}.std() * {b}",
]
CHANGES = [
    "{a} += 1", "{a} *= {b}", "{a}[0] = 0.5", "{a}[1] = {b}[0]", "{a}.mul_(2)", "{a} += {b}", "{a}.add_({b})", "{a} **= 2",
    "{a}[1:] *= 2", "with torch.no_grad():\n    {a} = {a} * 2", "x.grad = None", "w = (w * 0.5).detach().requires_grad_()",
    "x.requires_grad = False", "with torch.no_grad():\n    x -= 0.1", "with torch.no_grad():\n    w[0] = 3.0",
    "with torch.no_grad():\n    {a} += 1", "with torch.no_grad():\n    {a}[:2] *= {b}[:2]", "with torch.no_grad():\n    {a}[2] = 0.5",
    "with torch.no_grad():\n    {a}.copy_({b})", "{a}.data[0] = 0.25", "{a}.data *= 2", "{a}.data = {b}.data * 2", "{a}.data.copy_({b}.data)",
    "d = {a}.detach()\nd += 1", "d = {a}.data[1:]\nd *= 0.5", "{a}.detach().numpy()[1] = 0.75", "{a}.detach().mul_(0.5)",
    "v = {a}[:2]\nwith torch.no_grad():\n    v -= 0.5",
]
LOSSES = ["({a} ** 2).sum()", "{a}.sum()", "{a}.mean()", "({a} * {b}).sum()", "F.mse_loss({a}, {b})", "{a} @ {b}"]


def program(rng):
    names, losses, lines = ["x", "w", "c"], [], []

    def filled(texts):
        return rng.choice(texts).format(a=rng.choice(names), b=rng.choice(names))

    for k in range(rng.randrange(3, 9)):
        kind = rng.random()
        if kind < 0.5:
            lines.append(f"h{k} = {filled(FORMULAS)}")
            names.append(f"h{k}")
        elif kind < 0.7:
            lines.append(filled(CHANGES))
        elif kind < 0.9:
            lines.append(f"L{k} = {filled(LOSSES)}")
            losses.append(f"L{k}")
            lines.append(f"L{k}.backward({rng.choice(['', '', 'retain_graph=True'])})")
        elif losses:
            lines.append(f"{rng.choice(losses)}.backward()")
    return START + "\n".join(lines) + f"\nprint({', '.join(names)})\nprint(x.grad)\nprint(w.grad)\n"


def run(source):
    torch.set_grad_enabled(True)
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(source, "program", "exec"), {})
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        return {"line": [frame.lineno for frame in frames if frame.filename == "program"][-1]}
    return {"prints": printed.getvalue()}


count, seed = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
for _ in range(count):
    source = program(rng)
    print(json.dumps({"source": source, **run(source)}))
