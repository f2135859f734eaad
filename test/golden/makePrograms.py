"""Reference results for the gallery's programs: every number by NumPy, gradients by complex steps.

    python3 test/golden/makePrograms.py            compares every stored result with a fresh one
    python3 test/golden/makePrograms.py --write    makes madePrograms.json

A gradient is the imaginary part of the result after one number has moved by 1e-30 i: exact to rounding, since nothing is
subtracted. Tolerance as in README.md. Nothing here is shared with the engine.
"""

import ast
import json
import math
import pathlib
import sys
import types
import warnings

import numpy

here = pathlib.Path(__file__).parent
exercises = here.parent.parent / "src" / "exercises"
made = here / "madePrograms.json"
step = 1e-30

warnings.simplefilter("ignore")
np = types.SimpleNamespace(**{name: getattr(numpy, name) for name in dir(numpy) if name[0] != "_"})
# NumPy's is the modulus, which has no complex derivative.
np.abs = lambda x: numpy.where(numpy.real(x) < 0, -numpy.asarray(x), x)


def run(program, move=None):
    """The program's variables; move = (name, index) moves one number that it writes down."""
    names = {"np": np, "print": lambda *_: None}
    for statement in ast.parse(program).body:
        try:
            exec(compile(ast.Module([statement], []), "program", "exec"), names)
        except numpy.core._exceptions._UFuncOutputCastingError:
            # A hand-written gradient that adds complex numbers to real ones; it comes after the result.
            assert move is not None
        if move is not None and move[0] in assigned(statement):
            name, index = move
            names[name] = names[name] + numpy.zeros(numpy.shape(names[name]), complex)
            if index == ():
                names[name] = names[name] + step * 1j
            else:
                names[name][index] += step * 1j
    return names


def assigned(statement):
    if not isinstance(statement, ast.Assign):
        return []
    return [node.id for target in statement.targets for node in ast.walk(target) if isinstance(node, ast.Name)]


def written(program):
    """The names that a program assigns once, to numbers that are written down."""
    found = {}
    for statement in ast.walk(ast.parse(program)):
        for name in assigned(statement) if isinstance(statement, ast.Assign) else []:
            reads = [n.id for n in ast.walk(statement.value) if isinstance(n, ast.Name) and n.id != "np"]
            found[name] = name not in found and not reads
        if isinstance(statement, ast.AugAssign) and isinstance(statement.target, ast.Name):
            found[statement.target.id] = False
    return [name for name, is_written in found.items() if is_written]


def plain(value):
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value if math.isfinite(value) else str(value).replace("nan", "NaN").replace("inf", "Infinity")


def results(document):
    program, of = document["program"], document["of"]
    names = run(program)
    numeric = {
        name: numpy.asarray(value)
        for name, value in names.items()
        if isinstance(value, (int, float, numpy.ndarray, numpy.number)) and name not in ("np", "print")
    }
    gradients = {}
    for name in written(program):
        if numeric[name].dtype != float:
            continue
        gradient = numpy.zeros(numeric[name].shape)
        for index in numpy.ndindex(gradient.shape):
            gradient[index] = numpy.imag(run(program, (name, index))[of]) / step
        gradients[name] = gradient
    return {
        "variables": {name: plain(value.astype(float).tolist()) for name, value in numeric.items()},
        "gradients": {name: plain(value.tolist()) for name, value in gradients.items()},
    }


def close(got, want):
    if isinstance(want, list):
        return len(got) == len(want) and all(map(close, got, want))
    return got == want or (not isinstance(want, str) and abs(got - want) <= 1e-9 * abs(want) + 1e-11)


def main():
    numpy.seterr(all="ignore")
    fresh = {}
    for file in sorted(exercises.glob("*.json")):
        exercise = json.loads(file.read_text())
        if "program" in exercise["document"]:
            fresh[exercise["id"]] = results(exercise["document"])
    if "--write" in sys.argv:
        lines = ",\n".join(f"{json.dumps(id)}: {json.dumps(one)}" for id, one in fresh.items())
        made.write_text(f'{{"reference": "NumPy, gradients by complex steps, by makePrograms.py",\n"programs": {{\n{lines}\n}}}}\n')
        return
    stored = json.loads(made.read_text())["programs"]
    wrong = [
        f"{id} {kind} {name}"
        for id, one in fresh.items()
        for kind, group in one.items()
        for name, value in group.items()
        if not close(value, stored.get(id, {}).get(kind, {}).get(name, "missing"))
    ]
    print("\n".join(wrong) or f"{len(fresh)} programs agree")
    sys.exit(1 if wrong else 0)


main()
