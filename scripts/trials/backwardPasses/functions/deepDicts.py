import numpy as np

np.random.seed(48)
layer_dims = [3, 4, 3, 1]
L_layers = len(layer_dims) - 1
params = {}
for l in range(1, L_layers + 1):
    params["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.7
    params["b" + str(l)] = np.random.randn(layer_dims[l], 1) * 0.1
X = np.random.randn(3, 5)
Y = np.array([[1, 0, 0, 1, 1]])
m = Y.shape[1]
lambd = 0.4
caches = {"A0": X}
for l in range(1, L_layers + 1):
    Z = params[f"W{l}"] @ caches[f"A{l - 1}"] + params[f"b{l}"]
    A = 1 / (1 + np.exp(-Z)) if l == L_layers else np.tanh(Z)
    caches[f"Z{l}"] = Z
    caches[f"A{l}"] = A
AL = caches[f"A{L_layers}"]
penalty = 0
for l in range(1, L_layers + 1):
    penalty = penalty + np.sum(params[f"W{l}"] ** 2)
cost = -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m + lambd / (2 * m) * penalty
# backward
grads = {}
dZ = AL - Y
for l in reversed(range(1, L_layers + 1)):
    grads[f"dW{l}"] = dZ @ caches[f"A{l - 1}"].T / m + lambd / m * params[f"W{l}"]
    grads[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True) / m
    if l > 1:
        dA = params[f"W{l}"].T @ dZ
        dZ = dA * (1 - caches[f"A{l - 1}"] ** 2)
