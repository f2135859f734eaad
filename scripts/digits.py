"""Writes src/engine/datasets/pictures/digits.json from scikit-learn's copy of UCI's digits: python3 scripts/digits.py"""

import json
import pathlib

from sklearn.datasets import load_digits

digits = load_digits()
pixels = digits.data.astype(int)
assert pixels.shape == (1797, 64) and pixels.min() == 0 and pixels.max() == 16
content = {
    "source": "E. Alpaydin and C. Kaynak: Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, "
    "1998, https://doi.org/10.24432/C50P49; its test set, as scikit-learn has it",
    "licence": "Creative Commons Attribution 4.0, https://creativecommons.org/licenses/by/4.0/",
    "form": "pixels: a letter for each, a for 0 to q for 16, row by row from the top left, 64 to a picture; labels: its digit",
    "labels": "".join(str(label) for label in digits.target),
    "pixels": "".join(chr(ord("a") + value) for value in pixels.ravel()),
}
target = pathlib.Path(__file__).parent.parent / "src/engine/datasets/pictures/digits.json"
target.write_text(json.dumps(content, indent=2) + "\n")
