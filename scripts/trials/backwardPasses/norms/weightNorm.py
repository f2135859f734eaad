import numpy as np
np.random.seed(57)
V = np.random.randn(4, 3)
g = np.random.rand(4, 1) + 0.5
x = np.random.randn(6, 3)
t = np.random.randn(6, 4)
norm = np.sqrt(np.sum(V ** 2, axis=1, keepdims=True))
W = g * V / norm
y = x @ W.T
loss = np.mean(np.sum((y - t) ** 2, axis=1))
# backward
N = x.shape[0]
dy = 2 * (y - t) / N
dW = dy.T @ x
dg = np.sum(dW * V / norm, axis=1, keepdims=True)
dnorm = np.sum(-dW * g * V / norm ** 2, axis=1, keepdims=True)
dV = dW * g / norm + dnorm * V / norm
