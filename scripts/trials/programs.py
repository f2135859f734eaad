"""Random programs with their numbers by NumPy, their gradients by PyTorch and what they print: programs.py COUNT SEED.

Each line of the output is a program as JSON: {kind, source, of?, variables, gradients, prints}. Three kinds: formulas with
gradients, arrays with dtypes, views and changes in place, and programs that use PyTorch themselves.
"""
import contextlib
import io
import json
import random
import sys
import warnings

import numpy as np
import torch

warnings.simplefilter("ignore")
np.seterr(all="ignore")


def literal(rng, shape, integers=False):
    def one():
        return str(rng.randint(-4, 5)) if integers else f"{rng.uniform(-2, 2):.3f}"

    if not shape:
        return one()
    return "[" + ", ".join(literal(rng, shape[1:], integers) for _ in range(shape[0])) + "]"


UNARY = [  # NumPy, PyTorch
    ("np.exp({0} * 0.5)", "torch.exp({0} * 0.5)"),
    ("np.log({0} ** 2 + 1)", "torch.log({0} ** 2 + 1)"),
    ("np.sqrt(np.abs({0}) + 0.5)", "torch.sqrt(torch.abs({0}) + 0.5)"),
    ("np.tanh({0})", "torch.tanh({0})"),
    ("np.sin({0}) + np.cos({0})", "torch.sin({0}) + torch.cos({0})"),
    ("1 / (1 + np.exp(-{0}))", "1 / (1 + torch.exp(-{0}))"),
    ("np.maximum({0}, 0)", "torch.clamp({0}, min=0)"),
    ("np.where({0} > 0.1, {0}, 0.2 * {0})", "torch.where({0} > 0.1, {0}, 0.2 * {0})"),
    ("np.clip({0}, -1.0, 1.0)", "torch.clamp({0}, -1.0, 1.0)"),
    ("{0} ** 3", "{0} ** 3"),
    ("-{0}", "-{0}"),
    ("np.log1p(np.abs({0}))", "torch.log1p(torch.abs({0}))"),
    ("np.square({0})", "torch.square({0})"),
    ("np.arctan({0})", "torch.arctan({0})"),
    ("{0}.T", "{0}.permute(*reversed(range({0}.dim())))"),
    ("{0}.copy()", "{0}.clone()"),
    ("np.cumsum({0}, axis=0)", "torch.cumsum({0}, 0)"),
    ("{0}[::-1]", "torch.flip({0}, [0])"),
    ("{0}.reshape(-1)", "{0}.reshape(-1)"),
    ("{0}[None]", "{0}[None]"),
    ("{0}[1:]", "{0}[1:]"),
    ("{0}[-1]", "{0}[-1]"),
    ("{0}[[0, 0, -1]]", "{0}[[0, 0, -1]]"),
    ("np.concatenate([{0}, 2 * {0}], axis=0)", "torch.cat([{0}, 2 * {0}], 0)"),
    ("np.stack([{0}, -{0}])", "torch.stack([{0}, -{0}])"),
    ("np.tile({0}, 2)", "torch.tile({0}, (2,))"),
    ("np.outer({0}, {0})", "torch.outer({0}.reshape(-1), {0}.reshape(-1))"),
    ("np.prod({0}, axis=0)", "torch.prod({0}, 0)"),
    ("np.var({0}, axis=0)", "torch.var({0}, 0, unbiased=False)"),
    ("{0}[{0} > 0]", "{0}[{0} > 0]"),
]
REDUCE = [
    ("np.sum({0}, axis={1}, keepdims={2})", "torch.sum({0}, {1}, {2})"),
    ("np.mean({0}, axis={1}, keepdims={2})", "torch.mean({0}, {1}, {2})"),
    ("{0}.max(axis={1}, keepdims={2})", "torch.amax({0}, {1}, {2})"),
    ("np.linalg.norm({0}, axis={1}, keepdims={2})", "torch.linalg.norm({0}, dim={1}, keepdim={2})"),
]
BINARY = [
    ("{0} + {1}", "{0} + {1}"),
    ("{0} - {1}", "{0} - {1}"),
    ("{0} * {1}", "{0} * {1}"),
    ("{0} / ({1} ** 2 + 1)", "{0} / ({1} ** 2 + 1)"),
    ("np.maximum({0}, {1})", "torch.maximum({0}, {1})"),
    ("np.minimum({0}, {1})", "torch.minimum({0}, {1})"),
    ("{0} @ {1}", "{0} @ {1}"),
    ("np.dot({0}, {1})", "{0} @ {1}"),
]


def formulas(rng):
    """Arrays, operations on them, and a loss."""
    n, m = rng.randint(2, 3), rng.randint(2, 4)
    shapes = [(n, m), (m,), (n, 1), (m, n), (), (n, n), (2, n, m)]
    env, tenv, lines = {}, {}, []
    leaves = []
    for name in "abcd":
        shape = rng.choice(shapes)
        text = literal(rng, shape)
        lines.append(f"{name} = np.array({text})")
        env[name] = np.array(eval(text))
        tenv[name] = torch.tensor(eval(text), dtype=torch.float64, requires_grad=True)
        leaves.append(name)
    names = list("abcd")
    for k in range(rng.randint(4, 9)):
        for _ in range(30):
            kind = rng.random()
            name = f"v{k}"
            x, y = rng.choice(names), rng.choice(names)
            if kind < 0.08 and env[x].ndim > 0 and env[x].shape[0] > 1:
                code = [f"{name} = {x}.copy()", f"{name}[0] = {name}[1] * 2"]
                tcode = [f"{name} = {x}.clone()", f"{name}[0] = {name}[1].clone() * 2"]
            elif kind < 0.45:
                form = rng.choice(UNARY)
                code, tcode = [f"{name} = {form[0].format(x)}"], [f"{name} = {form[1].format(x)}"]
            elif kind < 0.6:
                form = rng.choice(REDUCE)
                axis, keep = rng.choice([0, -1]), rng.choice([True, False])
                code = [f"{name} = {form[0].format(x, axis, keep)}"]
                tcode = [f"{name} = {form[1].format(x, axis, keep)}"]
            else:
                form = rng.choice(BINARY)
                code, tcode = [f"{name} = {form[0].format(x, y)}"], [f"{name} = {form[1].format(x, y)}"]
            trial, ttrial = dict(env), dict(tenv)
            try:
                for line in code:
                    exec(line, {"np": np}, trial)
                for line in tcode:
                    exec(line, {"torch": torch}, ttrial)
            except Exception:
                continue
            value = np.asarray(trial[name])
            t = ttrial[name]
            if value.size == 0 or value.size > 60 or value.ndim > 4 or not np.all(np.isfinite(value)) or np.abs(value).max() > 1e4:
                continue
            if tuple(t.shape) != value.shape or not np.allclose(t.detach().numpy(), value):
                continue
            # Ties and kinks have a convention of their own: they are tested by hand.
            env[name], tenv[name] = trial[name], t
            if t.requires_grad and not t.is_leaf:
                t.retain_grad()
            lines += code
            names.append(name)
            break
    used = rng.sample(names, min(3, len(names)))
    parts = [f"np.sum({x} ** 2)" if rng.random() < 0.5 else f"np.mean({x})" for x in used]
    lines.append("L = " + " + ".join(parts))
    exec(lines[-1], {"np": np}, env)
    total = eval(" + ".join(p.replace("np.", "torch.") for p in parts), {"torch": torch}, tenv)
    total.backward()
    gradients = {
        name: tenv[name].grad.tolist()
        for name in names
        if isinstance(tenv.get(name), torch.Tensor) and tenv[name].grad is not None
    }
    variables = {name: np.asarray(value).tolist() for name, value in env.items() if name != "__builtins__"}
    return {"kind": "formulas", "source": "\n".join(lines), "of": "L", "variables": variables, "gradients": gradients, "prints": ""}


def printed(source, names):
    """Runs a program and gives its numbers and its prints; nothing where it fails."""
    out = io.StringIO()
    env = {"np": np, "torch": torch}
    with contextlib.redirect_stdout(out):
        exec(source, env)
    variables = {}
    for name in names:
        value = env.get(name)
        if isinstance(value, torch.Tensor):
            value = value.detach().numpy()
        if isinstance(value, (np.ndarray, np.generic, int, float)):
            variables[name] = np.asarray(value, dtype=float).tolist()
    return env, variables, out.getvalue()


ARRAY_LINES = [
    "{v} = {x}[{s}]",
    "{v} = {x}.T",
    "{v} = {x}.reshape(-1)",
    "{v} = {x}.ravel()",
    "{v} = {x}.copy()",
    "{x}[{s}] = {c}",
    "{x}[{s}] += {c}",
    "{x} += {c}",
    "{x} *= {i}",
    "{x} -= {y}",
    "{x}[{x} > {c}] = {i}",
    "{x}[{x} < 0] *= {i}",
    "{v} = {x} > {y}",
    "{v} = ({x} > 0) & ({y} < 2)",
    "{v} = ~({x} > {c})",
    "{v} = {x}.astype(float)",
    "{v} = {x}.astype(int)",
    "{v} = {x}.astype(np.float32).dtype",
    "{v} = {x} / {i}",
    "{v} = {x} // {i}",
    "{v} = {x} % {i}",
    "{v} = {x} ** 2 if {x}.dtype != bool else {x} * 1",
    "{v} = {x} + {y}",
    "{v} = {x} * {y}",
    "{v} = {x}.sum(axis=0)",
    "{v} = {x}.mean()",
    "{v} = {x}.argmax()",
    "{v} = {x}.max(axis=-1)",
    "{v} = np.round({x} * 1.37, 1)",
    "{v} = np.where({x} > 0, {x}, {c})",
    "{v} = np.zeros_like({x})",
    "{v} = np.arange({i} + 3)",
    "{v} = np.linspace(0, 1, {i} + 2)",
    "{v} = np.full((2, 2), {c})",
    "{v} = np.eye(3)[{x} % 2]",
    "{v} = np.sort({x})",
    "{v} = np.cumsum({x})",
    "{v} = np.concatenate([{x}, {y}])",
    "{v} = np.repeat({x}, 2)",
    "{v} = np.any({x} > 2)",
    "{v} = {x}.shape",
    "{v} = {x}.std()",
    "{v} = np.squeeze({x})",
    "{v} = np.clip({x}, -1, 2)",
    "{v} = [float(q) for q in {x}.ravel()]",
    "{v} = sum({x})",
    "{v} = {x}[..., None]",
    "{v} = {x}.T[0]\n{v}[...] = {i}",
    "for q in {x}:\n    print(q)",
    "for q in range({i}):\n    {x}[q % len({x})] = q",
]


def arrays(rng):
    """Dtypes, views and changes in place, with prints."""
    names, lines = [], []
    for name in "abc":
        shape = rng.choice([(4,), (2, 3), (3, 3), (2, 2, 2)])
        kind = rng.random()
        text = literal(rng, shape, integers=kind < 0.5)
        extra = rng.choice(["", "", ", dtype=float", ""]) if kind < 0.5 else rng.choice(["", "", " * 1000", " * 1e-5", ""])
        lines.append(f"{name} = np.array({text}{extra})" if extra.startswith(",") else f"{name} = np.array({text}){extra}")
        names.append(name)
    slices = ["0", "-1", "1:", "::2", "::-1", ":, 0", "..., 1", "[0, 1]", "1:, :1", "None"]
    for k in range(rng.randint(4, 9)):
        for _ in range(20):
            name = f"v{k}"
            line = rng.choice(ARRAY_LINES).format(v=name, x=rng.choice(names), y=rng.choice(names), s=rng.choice(slices), c=rng.choice(["1.5", "-2", "0", "3", "0.25"]), i=rng.choice([1, 2, 3]))
            try:
                env, _, _ = printed("\n".join(lines + [line]), [])
            except Exception:
                continue
            value = env.get(name)
            if isinstance(value, np.ndarray) and (value.size == 0 or value.size > 80 or value.ndim > 4):
                continue
            lines.append(line)
            if name in env:
                if isinstance(value, np.ndarray) and value.ndim > 0:
                    names.append(name)
                lines.append(rng.choice([f"print({name})", f"print(repr({name}))", f"print({name}.dtype)" if isinstance(value, np.ndarray) else f"print({name})", ""]))
            break
    lines.append(f"print({rng.choice(names)}, {rng.choice(names)})")
    lines = [line for line in lines if line]
    source = "\n".join(lines)
    _, variables, prints = printed(source, [n for n in names])
    return {"kind": "arrays", "source": source, "variables": variables, "gradients": {}, "prints": prints}


def tensors(rng):
    """PyTorch with backward, printed."""
    n, m = rng.randint(2, 3), rng.randint(2, 4)
    lines = ["import torch"]
    env = {}
    for name, shape in (("W", (m, n)), ("b", (m,)), ("x", (n,)), ("y", (m,))):
        grad = "" if name == "y" else ", requires_grad=True"
        lines.append(f"{name} = torch.tensor({literal(rng, shape)}, dtype=torch.float64{grad})")
    act = rng.choice(["torch.relu", "torch.sigmoid", "torch.tanh", "torch.nn.functional.softplus", "torch.nn.functional.leaky_relu", "torch.nn.functional.elu"])
    lines += ["z = W @ x + b", f"h = {act}(z)"]
    loss = rng.choice([
        "torch.nn.functional.mse_loss(h, y)",
        "torch.sum((h - y) ** 2)",
        "((h - y) ** 2).mean()",
        "torch.nn.functional.cross_entropy(h, torch.tensor(1))",
        "torch.nn.functional.binary_cross_entropy_with_logits(h, torch.sigmoid(y))",
        "-torch.log_softmax(h, dim=0)[0]",
        "torch.nn.functional.l1_loss(h, y, reduction='sum')",
        "torch.norm(h - y)",
        "torch.max(h) + torch.logsumexp(z, dim=0)",
    ])
    lines += [f"loss = {loss}", "loss.backward()"]
    kind = rng.random()
    if kind < 0.3:
        lines += ["with torch.no_grad():", "    W -= 0.1 * W.grad", "W.grad.zero_()", "loss2 = ((W @ x) ** 2).sum()", "loss2.backward()"]
    elif kind < 0.6:
        maker = rng.choice(["torch.optim.SGD([W, b], lr=0.1)", "torch.optim.SGD([W, b], lr=0.1, momentum=0.9)", "torch.optim.Adam([W, b], lr=0.01)"])
        lines += [f"opt = {maker}", "for step in range(3):", "    opt.zero_grad()", f"    loss = ((torch.tanh(W @ x + b) - y) ** 2).sum()", "    loss.backward()", "    opt.step()", "    print(step, loss.item() > 0)"]
    for name in rng.sample(["W", "b", "x", "z", "h", "loss", "W.grad", "x.grad", "h.detach()", "W.T", "z.shape", "h > 0"], 5):
        lines.append(f"print({name})")
    source = "\n".join(lines)
    env, variables, prints = printed(source, ["W", "b", "x", "y", "z", "h", "loss"])
    gradients = {name: env[name].grad.tolist() for name in ("W", "b", "x") if env[name].grad is not None}
    return {"kind": "tensors", "source": source, "variables": variables, "gradients": gradients, "prints": prints}


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    made = 0
    while made < count:
        make = rng.choices([formulas, arrays, tensors], [5, 3, 2])[0]
        try:
            program = make(rng)
        except Exception:
            continue
        print(json.dumps(program))
        made += 1


main()
