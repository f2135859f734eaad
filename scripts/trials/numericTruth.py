"""Which lines of a NumPy program are gradients: by central differences of the program's own text, run by Python.

Nothing of the engine is in it: a program is run with a number added to what one of its lines computes, and the loss is
looked at. So what a backward pass is held to depends on its forward pass alone.
"""
import ast
import contextlib
import io
import re

import numpy as np

NAMED = re.compile(
    r"^(?:d|D|g|grads?|nabla|delta|del|partial|adj|bar|err)(?:_?[A-Za-z0-9].*)?$|(?:_|^)(?:grads?|gradients?|bar|adj|delta|g|up|upstream)\d*(?:_|$)|^d$|^back"
)
STEP = 1e-6
MOST_EVENTS = 400


class Tap(ast.NodeTransformer):
    """Puts a call after each statement that gives something a value: the call logs it, or adds to it."""

    def tapped(self, node, targets):
        made = [node]
        for target in targets:
            if isinstance(target, (ast.Tuple, ast.List)):
                made += self.tapped(node, target.elts)[1:]
                continue
            if isinstance(target, ast.Starred):
                continue
            made.append(self.call(node.lineno, target))
        return made

    def call(self, line, target):
        """`target = tap(line, key, target)`; of an array's item the array counts, of a list's or a dict's the item."""
        text = ast.unparse(target)
        if isinstance(target, ast.Subscript):
            base, index = ast.unparse(target.value), ast.unparse(target.slice)
            # What takes slices is an array, which is changed where it is.
            put = "None" if ":" in index and not re.fullmatch(r"f?(['\"]).*\1", index) else f"lambda one: ({base}).__setitem__({index}, one)"
            source = f"tap_item_({line}, {text!r}, {base!r}, lambda: {base}, lambda: {text}, {put})"
        else:
            source = f"{text} = tap_({line}, {text!r}, {text})"
        return ast.fix_missing_locations(ast.copy_location(ast.parse(source).body[0], target))

    def visit_FunctionDef(self, node):
        """What a function is given can be what a gradient is of."""
        self.generic_visit(node)
        names = [one.arg for one in node.args.args if one.arg != "self"]
        node.body[:0] = [
            ast.fix_missing_locations(ast.copy_location(ast.parse(f"{name} = tap_({node.lineno}, 'given {name}', {name})").body[0], node))
            for name in names
        ]
        return node

    def visit_Assign(self, node):
        return self.tapped(node, node.targets)

    def visit_AugAssign(self, node):
        return self.tapped(node, [node.target])


def is_number(value):
    return (
        isinstance(value, (float, np.floating, np.ndarray)) or type(value).__name__ == "Tensor"
    ) and np.asarray(plain(value)).dtype.kind == "f"


def plain(value):
    return value.detach().numpy() if type(value).__name__ == "Tensor" else value


class Program:
    def __init__(self, text):
        # Single precision leaves no room for differences.
        text = text.replace("float32", "float64")
        self.code = compile(ast.fix_missing_locations(Tap().visit(ast.parse(text))), "program", "exec")

    def run(self, at=None, by=None):
        """Runs it. @returns its names at the end, and what its lines gave: (line, key, values), in order; with `at` and `by` added there"""
        events, counts = [], {}

        def noted(line, key, value, put):
            if not is_number(value):
                return value
            number = len(events)
            events.append((line, key, counts.setdefault((line, key), 0), np.array(plain(value), float)))
            counts[line, key] += 1
            return put(value) if number == at else value

        def added(value):
            if type(value).__name__ == "Tensor":
                value.data += type(value)(by)
                return value
            return value + by if np.ndim(value) else type(value)(value + by)

        def tap(line, key, value):
            items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, (list, tuple)) else ()
            for name, item in items:
                noted(line, f"{key}[{name!r}]", item, lambda one: one)
            return noted(line, key, value, added)

        def tap_item(line, key, name, base, item, put):
            whole = base()
            if is_number(whole):
                def change(value):
                    if type(value).__name__ == "Tensor":
                        value.data += type(value)(by)
                    else:
                        value += by

                noted(line, name, whole, change)
            else:
                value = item()
                noted(line, key, value, lambda one: put(added(one)))

        scope = {"tap_": tap, "tap_item_": tap_item}
        with contextlib.redirect_stdout(io.StringIO()):
            if "torch" in self.code.co_names:
                import torch

                torch.set_default_dtype(torch.float64)
            exec(self.code, scope)
        return scope, events


def is_plain(ratio):
    """Whether a factor is one that a convention may have: small and whole, a half, or one over such a number."""
    size = abs(ratio)
    return any(one > 0.4 and one < 1000 and abs(2 * one - round(2 * one)) < 1e-3 for one in ((size, 1 / size) if size else ()))


def gradients_in(text, of):
    """What a program's lines have that are gradients, in order: (line, key, occurrence, values), by their numbers alone.

    A line counts whose target's name may be that of a gradient and whose numbers are those of the loss's gradient with respect to
    something that was computed before the loss, or all of them times one number, in the same layout or the transposed one.
    """
    try:
        program = Program(text)
        scope, events = program.run()
    except Exception as error:
        return {"fault": repr(error)}
    loss = scope.get(of)
    if loss is None or np.size(plain(loss)) != 1:
        return {"fault": f"no number {of} at the end"}
    rng = np.random.default_rng(7)
    tolerance = 5e-3 if "round" in text else 2e-5
    claims = [k for k, (_, key, _, _) in enumerate(events) if not key.startswith("given ") and (NAMED.search(re.sub(r"^.*[.\[]\W*(?=\w)", "", key)) or NAMED.search(key) or "grad" in key.lower())]
    directions, slopes = {}, {}
    for k, (_, _, _, values) in enumerate(events[:MOST_EVENTS]):
        if k in claims:
            continue
        directions[k] = [rng.normal(size=values.shape) for _ in range(2)]
        slopes[k] = []
        for direction in directions[k]:
            try:
                ends = [float(np.asarray(plain(program.run(k, sign * STEP * direction)[0][of])).ravel()[0]) for sign in (1, -1)]
            except Exception:
                slopes.pop(k)
                break
            slopes[k].append((ends[0] - ends[1]) / (2 * STEP))
    found = []
    for k in claims:
        line, key, occurrence, values = events[k]
        # What the next line changes in place is still being built up.
        if k + 1 < len(events) and events[k + 1][1] == key and events[k + 1][0] != line:
            continue
        if not np.any(values) or key.endswith(".data"):
            continue
        for at, (first, second) in slopes.items():
            if max(abs(first), abs(second)) < 1e-9:
                continue
            shape = directions[at][0].shape
            turned = [np.transpose] if len(shape) == 2 else []
            for turn in [lambda one: one, *turned]:
                ways = [turn(one) for one in directions[at]]
                if np.squeeze(ways[0]).shape != np.squeeze(values).shape:
                    continue
                own = [float(np.sum(np.squeeze(one) * np.squeeze(values))) for one in ways]
                scale = float(np.sqrt(np.sum(values**2)))
                is_it = all(abs(a - b) <= tolerance * scale for a, b in zip(own, (first, second)))
                ratio = own[0] / first if first else 0
                is_times = (values.size > 1 or abs(ratio + 1) < 1e-4) and is_plain(ratio) and all(
                    abs(a - ratio * b) <= tolerance * scale for a, b in zip(own, (first, second))
                )
                if is_it or is_times:
                    of_line, of_key, _, _ = events[at]
                    # Of those with the same gradient the last is what it is of.
                    best = {"line": line, "key": key, "occurrence": occurrence, "of": of_key, "factor": 1 if is_it else ratio}
                    if not found or found[-1]["line"] != line or found[-1]["key"] != key or found[-1]["occurrence"] != occurrence:
                        found.append(best)
                    elif is_it and found[-1]["factor"] != 1:
                        found[-1] = best
                    break
    return {"gradients": found}


def first_other(right, wrong, known, changed, shift):
    """The first gradient of a right program whose numbers are others in one with a mistake: its line there, and its key.

    @param known what `gradients_in` found in the right one
    @param changed the first line that is another
    @param shift by how many lines the wrong one is longer
    """
    _, before = right
    _, after = wrong

    def moved(line):
        return line + shift if line >= changed + max(0, -shift) else line

    def here(line):
        return line - shift if line >= changed + max(0, shift) else line

    there = {}
    for line, key, occurrence, values in after:
        there[here(line), key, occurrence] = values
    own = {(line, key, occurrence): values for line, key, occurrence, values in before}
    for one in known:
        place = (one["line"], one["key"], one["occurrence"])
        a, b = own[place], there.get(place)
        scale = np.max(np.abs(a), initial=0)
        # A row for a column makes no difference, as to the judge.
        a, b = np.squeeze(a), None if b is None else np.squeeze(b)
        if b is None or a.shape != b.shape or not np.all(np.abs(a - b) <= 1e-9 * scale):
            gone = changed <= one["line"] < changed - shift
            return {"line": moved(one["line"]), "key": one["key"], "isGone": gone}
    return None


def is_right(known, found, changed, shift):
    """Whether what a mistake left is right all the same: each line that was a gradient is one, of the loss as it is now.

    So it is where the other sign makes all gradients those that go uphill, or where the change is one of the forward pass.
    @param known what `gradients_in` found in the right one
    @param found what it found in the one with the mistake
    """
    def moved(line):
        return line + shift if line >= changed + max(0, -shift) else line

    there = {(one["line"], one["key"], one["occurrence"]): one["factor"] for one in found}
    factors = [(one["factor"], there.get((moved(one["line"]), one["key"], one["occurrence"]))) for one in known]
    return all(own is not None and (own == 1 or abs(own - before) < 1e-6 * abs(before)) for before, own in factors)
