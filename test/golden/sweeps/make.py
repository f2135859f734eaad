"""Shares of variance, intervals and quantiles as statsmodels and SciPy have them.

Run with Debian's python3-statsmodels: `python3 test/golden/sweeps/make.py`. The grids' figures are drawn here, with a seed.
"""
import itertools
import json
import os
import numpy as np
import pandas as pd
import statsmodels.api as sm
from scipy import stats
from statsmodels.formula.api import ols

random = np.random.RandomState(19)


def grid(counts, repeats, strength):
    letters = "abcd"[: len(counts)]
    effects = {
        size: {
            combination: random.randn(*(counts[k] for k in combination)) * strength[size - 1]
            for combination in itertools.combinations(range(len(counts)), size)
        }
        for size in range(1, len(counts) + 1)
    }
    rows = []
    for levels in itertools.product(*(range(count) for count in counts)):
        for _ in range(repeats):
            figure = 0.3 + sum(
                effect[tuple(levels[k] for k in combination)]
                for of_size in effects.values()
                for combination, effect in of_size.items()
            ) + 0.05 * random.randn()
            rows.append((list(levels), float(figure)))
    frame = pd.DataFrame([dict(zip(letters, levels), y=figure) for levels, figure in rows])
    # Without repeats the model of all interactions leaves nothing over: the highest is then the residual.
    varied = [letter for letter, count in zip(letters, counts) if count > 1]
    top = len(varied) if repeats > 1 else len(varied) - 1
    terms = [":".join(f"C({letter})" for letter in combination) for size in range(1, top + 1) for combination in itertools.combinations(varied, size)]
    table = sm.stats.anova_lm(ols("y ~ " + " + ".join(terms), data=frame).fit(), typ=1)
    parts = {
        "".join(letter for letter in name if letter in letters) if name != "Residual" else "Residual": [float(row["sum_sq"]), int(row["df"])]
        for name, row in ((name.replace("C(", "").replace(")", "").replace(":", ""), row) for name, row in table.iterrows())
    }
    return {"counts": counts, "repeats": repeats, "runs": rows, "parts": parts}


golden = {
    "grids": [grid([3, 4], 3, [0.2, 0.1]), grid([2, 3, 3], 2, [0.3, 0.1, 0.02]), grid([3, 3, 2, 2], 1, [0.2, 0.1, 0.05, 0.02])],
    "quantiles": [[freedom, probability, float(stats.t.ppf(0.5 + probability / 2, freedom))] for freedom in (1, 2, 3, 5, 10, 30, 200, 5000) for probability in (0.5, 0.9, 0.95, 0.99)],
    "intervals": [],
}
for count in (2, 3, 10):
    values = random.randn(count) * 0.1 + 0.4
    half = stats.t.ppf(0.975, count - 1) * stats.sem(values)
    golden["intervals"].append({"values": values.tolist(), "mean": float(values.mean()), "half": float(half)})

with open(os.path.join(os.path.dirname(__file__), "statistics.json"), "w") as file:
    json.dump(golden, file)
    file.write("\n")
