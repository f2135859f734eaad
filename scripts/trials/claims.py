"""Backward passes, right ones and those with one mistake each: claims.py SEED MOST STYLES NUMBERS, the styles patterns such as `*`, with commas, the last how many sets of numbers each right one has (3).

The programs in backwardPasses/ are right; a line `# backward` stands above their backward pass. Each is written with other random
numbers and other names for its gradients, and each of its lines with every mistake that its text allows; what NumPy doesn't run,
and what changes no number, is left out. A comment `#~ kind: line` gives a mistake of a line's own.
Each line of the output is JSON: {program, source, gradients} or {program, source, right, kind, first}, `right` being the program
without the mistake. `gradients` are the lines that are gradients by differences of the forward pass (numericTruth.py), `first` is the
first of them whose numbers the mistake changes, as Python computes them.
"""
import ast
import contextlib
import io
import json
import pathlib
import random
import re
import sys
import warnings

import numpy as np

from numericTruth import Program, first_other, gradients_in, is_right, plain

warnings.simplefilter("ignore")
np.seterr(all="ignore")


MODULE = (type(np), type(lambda: None))


def split(text):
    """A program without its own mistakes, the line at which its backward pass begins, and those mistakes by line."""
    lines, own, start = [], {}, None
    for number, line in enumerate(text.rstrip().split("\n"), 1):
        code, *mistakes = line.split(" #~ ")
        if line.strip() == "# backward":
            start = number
        indent = code[: len(code) - len(code.lstrip())]
        if mistakes:
            own[number] = [(kind, indent + wrong) for kind, wrong in (one.split(": ", 1) for one in mistakes)]
        lines.append(code)
    return lines, start, own


def ran(source):
    """The numbers of a program, or nothing where it fails."""
    scope = {}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, "program", "exec"), scope)
    except Exception:
        return None
    return numbers(scope)


def numbers(value, depth=0):
    if type(value).__name__ == "Tensor" and hasattr(value, "detach"):
        value = value.detach().numpy()
    if isinstance(value, (int, float, np.ndarray, np.floating, np.integer)):
        return [np.asarray(value, float)] if np.asarray(value).dtype != object else numbers(list(value), depth + 1)
    if depth > 4:
        return []
    if isinstance(value, dict):
        return [one for key, item in value.items() if key != "__builtins__" for one in numbers(item, depth + 1)]
    if isinstance(value, (list, tuple)):
        return [one for item in value for one in numbers(item, depth + 1)]
    is_own = type(value).__module__ == "builtins" and hasattr(value, "__dict__") and not isinstance(value, MODULE)
    return numbers(vars(value), depth + 1) if is_own and not isinstance(value, type) else []


def differ(a, b):
    return len(a) != len(b) or any(
        x.shape != y.shape or not np.allclose(x, y, rtol=1e-7, atol=1e-12, equal_nan=True) for x, y in zip(a, b)
    )


RENAMED = {
    "own": None,
    "quotient": lambda name, of: f"d{of}_d{name}",
    "before": lambda name, of: f"grad_{name}",
    "after": lambda name, of: f"{name}_grad",
    "underscore": lambda name, of: f"d_{name}",
}


def renamed(text, scheme, of):
    """A program with other names for what it calls dW."""
    if RENAMED[scheme] is None:
        return text
    tree = ast.parse(text)
    known = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    known |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} | {"out"}
    known |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
    found = {name for name in known if re.fullmatch(r"d[A-Za-z]\w*", name) and name[1:] in known}
    new = {name: RENAMED[scheme](name[1:], of) for name in found if not re.match(r"d[A-Z]\w*_d", name)}
    return re.sub(r"(?<![\"'\w])d[A-Za-z]\w*(?![\"'\w])", lambda m: new.get(m[0], m[0]), text)


def text_of(node):
    return ast.unparse(node)


def replaced(value, old, new):
    """The text of an expression with one part of it another."""

    class Replace(ast.NodeTransformer):
        def visit(self, node):
            return new if node is old else super().visit(node)

    if value is old:
        return text_of(new)
    copy = Replace()
    # A transformer changes in place: the tree is parsed anew for each mistake.
    return text_of(copy.visit(value))


PENALTY = re.compile(r"\b(reg|lam|lambda_|alpha)\b")


def changes(text, pairs):
    """The mistakes that an expression allows: the kind of each, and how it changes a freshly parsed tree."""
    tree = ast.parse(text, mode="eval").body
    count = len(list(ast.walk(tree)))
    for at in range(count):
        root = ast.parse(text, mode="eval").body
        node = list(ast.walk(root))[at]

        def made(kind, new):
            return kind, replaced(root, node, new)

        def fresh():
            nonlocal root, node
            root = ast.parse(text, mode="eval").body
            node = list(ast.walk(root))[at]
            return node

        if at == 0:
            yield "sign", f"-({text})"
            yield "factor", f"2 * ({text})"
            yield "factor", f"0.5 * ({text})"
            yield "transposed", f"({text}).T"
        if isinstance(node, ast.BinOp):
            if isinstance(node.op, ast.Add):
                yield made("penalty" if PENALTY.search(text_of(node.right)) else "path", fresh().left)
                yield made("path", fresh().right)
                one = fresh()
                yield made("sign", ast.BinOp(one.left, ast.Sub(), one.right))
            if isinstance(node.op, ast.Sub):
                one = fresh()
                is_slope = isinstance(one.left, ast.Constant)
                yield made("slope" if is_slope else "exchanged", ast.BinOp(one.right, ast.Sub(), one.left))
                if is_slope:
                    one = fresh()
                    yield made("slope", ast.BinOp(one.left, ast.Add(), one.right))
                    if isinstance(one.right, ast.BinOp) and isinstance(one.right.op, (ast.Pow, ast.Mult)):
                        one = fresh()
                        yield made("slope", ast.BinOp(one.left, ast.Sub(), one.right.left))
                else:
                    yield made("path", fresh().left)
            if isinstance(node.op, ast.Mult):
                for keep, drop in (("left", "right"), ("right", "left")):
                    dropped = getattr(fresh(), drop)
                    # Two factors that are left out at once are two mistakes.
                    if isinstance(dropped, ast.BinOp) and isinstance(dropped.op, ast.Mult):
                        continue
                    kind = (
                        "factor" if isinstance(dropped, ast.Constant)
                        else "slopeMissing" if re.search(r"1 - |> 0|prime|slope|\bsp\b|mask", text_of(dropped))
                        else "factorMissing"
                    )
                    if PENALTY.fullmatch(text_of(dropped)):
                        kind = "factor"
                    yield made(kind, getattr(node, keep))
            if isinstance(node.op, ast.Div):
                yield made("factor" if re.fullmatch(r"\w+|len\(\w+\)|\w+\.size|np\.sqrt\(d\)", text_of(fresh().right)) else "factorMissing", fresh().left)
        if isinstance(node, ast.Call):
            name = text_of(node.func)
            if name.endswith("sum"):
                one = fresh()
                new = ast.parse(re.sub(r"sum\(", "mean(", text_of(one), count=1), mode="eval").body
                yield made("mean", new)
                one = fresh()
                inner = one.args[0] if name == "np.sum" else one.func.value
                yield made("batchSum", inner)
            if name in ("np.outer",):
                one = fresh()
                yield made("transposed", ast.Call(one.func, [one.args[1], one.args[0]], []))
        if isinstance(node, ast.Attribute) and node.attr == "T":
            yield made("transpose", fresh().value)
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Gt):
            yield made("slope", fresh().left)
        if isinstance(node, (ast.Name, ast.Attribute)):
            for other in pairs.get(text_of(node), ()):
                fresh()
                yield made("input", ast.parse(other, mode="eval").body)


def relatives(lines, start):
    """Names that stand for what goes into a function and what comes out of it."""
    found = {}
    for line in lines[: start - 1]:
        match = re.match(r"\s*(\w+) = .*(?:tanh|sigmoid|maximum|exp)\((?:0, )?-?(\w+)\)*", line)
        if match:
            a, b = match.groups()
            found.setdefault(a, []).append(b)
            found.setdefault(b, []).append(a)
    return found


def mistakes(lines, start, own):
    """Each mistake of a program: its kind, and the program with it."""
    pairs = relatives(lines, start)

    def program(number, *new):
        return "\n".join(lines[: number - 1] + list(new) + lines[number:]) + "\n"

    for number, wrongs in own.items():
        for kind, wrong in wrongs:
            yield kind, program(number, wrong)
    updated = None
    for node in ast.walk(ast.parse("\n".join(lines))):
        if not isinstance(node, (ast.Assign, ast.AugAssign, ast.Return)) or node.lineno <= start or node.end_lineno != node.lineno:
            continue
        number, line = node.lineno, lines[node.lineno - 1]
        indent = line[: node.col_offset]
        if isinstance(node, ast.Return) and not isinstance(node.value, ast.Tuple):
            continue
        if isinstance(node, ast.Return):
            for k, part in enumerate(node.value.elts):
                if isinstance(part, ast.Name):
                    continue
                for kind, wrong in changes(text_of(part), pairs):
                    parts = [text_of(one) for one in node.value.elts]
                    parts[k] = wrong
                    yield kind, program(number, f"{indent}return {', '.join(parts)}")
            continue
        if isinstance(node.value, (ast.Tuple, ast.Dict, ast.List, ast.ListComp)) or "cache" in line or "saved" in line:
            continue
        if re.search(r"= (?:np\.zeros|np\.copy|\w+\.copy|zs\[|len\(|[A-Z]\.shape)", line) or isinstance(node.value, ast.Name):
            continue
        if isinstance(node, ast.Assign):
            target = text_of(node.targets[0])
            if isinstance(node.targets[0], ast.Tuple):
                continue
            for kind, wrong in changes(text_of(node.value), pairs):
                yield kind, program(number, f"{indent}{target} = {wrong}")
            match = re.fullmatch(r"d(W\w*)", target)
            if match and re.search(rf"\b{match[1]}\b", "\n".join(lines[number:])) and not indent:
                yield "updated", program(number, line, f"{match[1]} -= 0.5 * {target}")
                yield "updated", program(number, line, f"{match[1]} = {match[1]} - 0.5 * {target}")
        else:
            target = text_of(node.target)
            if isinstance(node.op, ast.Add):
                kind = "penalty" if PENALTY.search(text_of(node.value)) else "accumulated"
                if kind == "penalty":
                    yield kind, program(number)
                    yield "penaltyTwice", program(number, line, line)
                else:
                    yield kind, program(number, f"{indent}{target} = {text_of(node.value)}")
                for kind, wrong in changes(text_of(node.value), pairs):
                    yield kind, program(number, f"{indent}{target} += {wrong}")
                if not indent:
                    yield "sign", program(number, f"{indent}{target} -= {text_of(node.value)}")
            elif isinstance(node.op, ast.Div):
                yield "factor", program(number)
            elif isinstance(node.op, ast.Sub):
                yield "target", program(number)
                yield "sign", program(number, f"{indent}{target} += {text_of(node.value)}")
    for number, line in enumerate(lines, 1):
        if number > start and re.search(r"\[.* <= 0\] = 0", line):
            yield "slopeMissing", program(number)


def logged(source):
    try:
        return Program(source).run()
    except Exception:
        return None


def first_line(right, wrong, known, of):
    """The first gradient that a mistake changes, as Python computes both programs; nothing where that can't be told."""
    runs = [logged(right), logged(wrong)]
    # A mistake in the forward pass makes another loss, of which other gradients are right.
    if None in runs:
        return None
    losses = [np.asarray(plain(scope.get(of, np.nan))) for scope, _ in runs]
    if not np.array_equal(*losses, equal_nan=True):
        return None
    return first_other(*runs, known, *place_of(right, wrong))


def place_of(right, wrong):
    """The first line that is another, and how many lines the wrong program is longer."""
    a, b = right.split("\n"), wrong.split("\n")
    different = (k for k, (x, y) in enumerate(zip(a, b), 1) if x != y)
    return next(different, min(len(a), len(b))), len(b) - len(a)


def main(seed, most, styles, numbers_each=3):
    rng = random.Random(seed)
    folder = pathlib.Path(__file__).parent / "backwardPasses"
    made = []
    found = {path for style in filter(None, styles.split(",")) for path in folder.glob(f"**/{style}.py")}
    for path in sorted(found):
        text = path.read_text()
        _, _, own = split(text)
        of = next((name for name in ("loss", "nll", "cost", "J", "E_total", "L", "E", "f") if re.search(rf"^{name} [+]?=|^{name}, ", text, re.M)), "cost")
        wrong, truth = [], {}
        for scheme in RENAMED:
            for k in range(numbers_each):
                new = renamed(text, scheme, of)
                if scheme != "own" and new == text:
                    continue
                other = rng.randint(100, 10**6)
                new = re.sub(r"random\.seed\(\d+\)", f"random.seed({other})", new) if k or scheme != "own" else new
                lines, start, own = split(new)
                source = "\n".join(lines) + "\n"
                values = ran(source)
                if values is None:
                    raise SystemExit(f"{path.name} doesn't run as {scheme}:\n{source}")
                truth[source] = gradients_in(source, of)
                print(json.dumps({"program": path.stem, "scheme": scheme, "source": source, **truth[source]}))
                # A line of the module above the loss belongs to the forward pass, also below the functions of the way back.
                end = max((k for k, line in enumerate(lines, 1) if re.match(rf"{of}\b[^=]* [-+*/]?= ", line)), default=0)
                for kind, changed in mistakes(lines, start, own):
                    if place_of(source, changed)[0] < end and not lines[place_of(source, changed)[0] - 1].startswith(" "):
                        continue
                    wrong.append((kind, source, changed, values))
        rng.shuffle(wrong)
        kinds, kept = {}, 0
        for kind, source, changed, values in wrong:
            if kept >= most or kinds.get(kind, 0) >= max(3, most // 6):
                continue
            got = ran(changed)
            if got is None or not differ(got, values) or not all(np.isfinite(x).all() for x in got):
                continue
            known = truth[source].get("gradients", [])
            first = first_line(source, changed, known, of) if known else None
            if known and not first:
                continue
            if known and is_right(known, gradients_in(changed, of).get("gradients", []), *place_of(source, changed)):
                continue
            kept += 1
            kinds[kind] = kinds.get(kind, 0) + 1
            print(json.dumps({"program": path.stem, "source": changed, "right": source, "kind": kind, "first": first}))


main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], *map(int, sys.argv[4:]))
