"""Files of NumPy and PyTorch, as base64, with the numbers that are in them.

    python3 test/golden/arrays.py      writes arrays.json
"""

import base64
import io
import json
import pathlib

import numpy as np
import torch

matrix = np.array([[0.5, -1.25, 3.0], [2.0, 0.125, -8.0]])
whole = np.array([[1, -2, 3], [4, 5, -6]])
cube = np.arange(24.0).reshape(2, 3, 4)


def npy(array, **options):
    file = io.BytesIO()
    np.lib.format.write_array(file, array, **options)
    return file.getvalue()


def npz(save, **arrays):
    file = io.BytesIO()
    save(file, **arrays)
    return file.getvalue()


def text(content):
    return base64.b64encode(content).decode()


def numbers(array):
    return {"shape": list(array.shape), "values": array.flatten().tolist()}


types = {kind: matrix for kind in ["<f8", ">f8", "<f4", ">f4", "<f2", ">f2"]}
types |= {kind: whole for kind in ["<i8", ">i8", "<i4", ">i4", "<i2", "|i1"]}
types |= {kind: abs(whole) for kind in ["<u8", ">u4", "<u2", "|u1"]}
files = {kind: (npy(array.astype(kind)), array) for kind, array in types.items()}
files["booleans"] = (npy(matrix > 0), (matrix > 0).astype(int))
files["in columns"] = (npy(np.asfortranarray(matrix)), matrix)
files["three directions in columns"] = (npy(np.asfortranarray(cube)), cube)
files["a vector"] = (npy(matrix[0]), matrix[0])
files["a single number"] = (npy(np.array(0.5)), np.array(0.5))
files["version 2"] = (npy(matrix, version=(2, 0)), matrix)
files["version 3"] = (npy(matrix, version=(3, 0)), matrix)

refused = {
    "complex numbers": npy(matrix.astype(complex)),
    "text": npy(np.array(["a", "b"])),
    "objects": npy(np.array([{"a": 1}], dtype=object)),
    "records": npy(np.zeros(2, dtype=[("a", "f4"), ("b", "i4")])),
    "numbers that are not finite": npy(np.array([1.0, np.nan])),
    "an empty array": npy(np.zeros((0, 3))),
}
pickled = io.BytesIO()
torch.save(torch.nn.Linear(2, 3).state_dict(), pickled)
refused["torch.save"] = pickled.getvalue()

weights = {"W1": matrix, "b1": matrix[:, 0], "W2": matrix[:1, :2].astype("<f4"), "b2": np.array([0.5])}
golden = {
    "arrays": {name: {"file": text(file), **numbers(array)} for name, (file, array) in files.items()},
    "archives": {
        "stored": text(npz(np.savez, **weights)),
        "deflated": text(npz(np.savez_compressed, **weights)),
    },
    "weights": {name: numbers(array) for name, array in weights.items()},
    "bomb": text(npz(np.savez_compressed, W1=np.zeros(6_000_000))),
    "refused": {name: text(file) for name, file in refused.items()},
}
target = pathlib.Path(__file__).parent / "arrays.json"
target.write_text(json.dumps(golden, indent=1) + "\n")
