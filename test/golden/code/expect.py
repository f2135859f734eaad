"""Runs every program beside this file with NumPy and PyTorch, and writes what they print to expected.json.

    /usr/bin/python3 test/golden/code/expect.py
"""
import contextlib
import io
import json
import pathlib
import warnings

import numpy as np
import torch

warnings.simplefilter("ignore")
np.seterr(all="ignore")
here = pathlib.Path(__file__).parent
prints = {}
for path in sorted(here.glob("*.py")):
    if path.name == "expect.py":
        continue
    np.set_printoptions(precision=8, suppress=False)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(path.read_text(), path.name, "exec"), {"__name__": "__main__"})
    prints[path.name] = out.getvalue()
(here / "expected.json").write_text(json.dumps(prints, indent=1) + "\n")
