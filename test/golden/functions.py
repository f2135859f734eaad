"""The kernels' functions to 40 digits, for test/engine/simd/functions.test.ts: python3 test/golden/functions.py --write

Each row is x, the double nearest to f(x), and what that lacks.
"""
import json
import pathlib
import random
import sys

import mpmath

mpmath.mp.prec = 200
draw = random.Random(1).uniform
file = pathlib.Path(__file__).with_name("functions.json")


def points(low, high, count=60):
    return [draw(low, high) for _ in range(count)]


def sizes(smallest, largest, every, sign=1):
    return [sign * draw(1, 2) * 2.0**k for k in range(smallest, largest, every)]


def made():
    near = points(-1, 1) + points(-0.02, 0.02, 20)
    small = sizes(-1022, -1, 31) + sizes(-1022, -1, 31, -1)
    return {
        "exp": (mpmath.exp, near + points(-708, 709) + small),
        "expm1OfNegative": (mpmath.expm1, points(-1, 0) + points(-40, 0) + sizes(-1022, -1, 31, -1)),
        "sigmoid": (lambda x: 1 / (1 + mpmath.exp(-x)), near + points(-40, 40) + points(-700, 0) + small),
        "tanh": (mpmath.tanh, near + points(-20, 20) + small),
        "log": (mpmath.log, points(0, 2) + points(0.95, 1.05) + sizes(-1074, 1023, 23)),
        "log1pOfPart": (mpmath.log1p, points(0, 1, 100) + sizes(-1022, -1, 31)),
    }


def row(f, x):
    y = f(mpmath.mpf(x))
    return [x, float(y), float(y - mpmath.mpf(float(y)))]


text = "{\n" + ",\n".join(
    f'"{name}": [\n' + ",\n".join(json.dumps(row(f, x)) for x in xs) + "\n]" for name, (f, xs) in made().items()
) + "\n}\n"
if "--write" in sys.argv:
    file.write_text(text)
elif file.read_text() != text:
    sys.exit("functions.json isn't what this script makes")
