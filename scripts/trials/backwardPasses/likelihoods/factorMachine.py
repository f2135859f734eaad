import numpy as np

np.random.seed(26)
X = np.random.randn(5, 4)
t = np.random.randn(5)
w0 = 0.3
w = np.random.randn(4)
V = np.random.randn(4, 2)
XV = X @ V
pairs = 0.5 * np.sum(XV ** 2 - X ** 2 @ V ** 2, axis=1)
yhat = w0 + X @ w + pairs
E = np.sum((t - yhat) ** 2) / len(t)
# backward
dE_dyhat = -2 * (t - yhat) / len(t)
dE_dw0 = dE_dyhat.sum()
dE_dw = X.T @ dE_dyhat
dE_dXV = dE_dyhat[:, None] * XV
dE_dV = X.T @ dE_dXV - V * (X ** 2).T.dot(dE_dyhat)[:, None]
