import numpy as np

np.random.seed(16)
N, D, H, k = 4, 3, 2, 2
X = np.random.randn(N, D)
T = np.random.randn(N, 1)
W = np.random.randn(k, D, H)
b = np.random.randn(k, H)
V = np.random.randn(H, 1)
Z = np.stack([X @ W[i] + b[i] for i in range(k)])
h = Z.max(axis=0)
out = h @ V
loss = ((out - T) ** 2).sum() / (2 * N)
# backward
grads = {}
dout = (out - T) / N
grads["V"] = h.T @ dout
dh = dout @ V.T
grads["W"] = np.zeros_like(W)
grads["b"] = np.zeros_like(b)
for i in range(k):
    dZi = dh * (Z[i] == h)
    grads["W"][i] = X.T @ dZi
    grads["b"][i] = dZi.sum(0)
