"""Gradients as the page has them beside those of PyTorch's autograd: torchTruth.py reads JSON lines {program, text} from standard input.

Each text is a program as the page exports it to PyTorch: the forward pass operation by operation, `backward()`, and each of the
page's numbers in a call of `check`. The answer is one line of JSON: how many forward passes and arrays of gradients were
compared, the largest difference as a share of the array's largest number, and what didn't run.
"""
import contextlib
import io
import json
import sys

import torch


def main():
    passes, arrays, largest, where, faults = 0, 0, 0.0, None, []
    for line in sys.stdin:
        one = json.loads(line)
        found = []

        def check(name, got, page):
            # The values of the forward pass are checked, too; only gradients, as dloss/dW, count here.
            if "/d" not in name:
                return
            page = torch.tensor(page, dtype=torch.float64)
            got = got.detach().to(torch.float64)
            if got.shape != page.shape:
                raise ValueError(f"{name} has the shape {tuple(got.shape)}, on the page {tuple(page.shape)}")
            scale = page.abs().max().item() if page.numel() else 0.0
            apart = (got - page).abs().max().item() if page.numel() else 0.0
            found.append((name, apart, scale))

        text = one["text"].replace("def check(", "def check_of_the_page(", 1)
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(text, one["program"], "exec"), {"check": check})
        except Exception as error:
            faults.append(f"{one['program']}: {error!r}"[:300])
            continue
        passes += 1
        arrays += len(found)
        # What is 0 but for rounding, as a bias before batch normalization has it, counts beside the pass's other gradients.
        least = 1e-6 * max((scale for _, _, scale in found), default=0.0)
        for name, apart, scale in found:
            share = apart / max(scale, least) if apart else 0.0
            if share > largest:
                largest, where = share, f"{name} of {one['program']}"
    print(json.dumps({"passes": passes, "arrays": arrays, "largest": largest, "where": where, "faults": faults}))


main()
