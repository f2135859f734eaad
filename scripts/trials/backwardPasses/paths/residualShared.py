import numpy as np
np.random.seed(27)
X = np.random.randn(3, 4)
W = np.random.randn(4, 4) * 0.5
b = np.random.randn(4) * 0.1
T = np.random.randn(3, 4)
u1 = X @ W + b
h1 = X + np.tanh(u1)
u2 = h1 @ W + b
h2 = h1 + np.tanh(u2)
loss = np.mean((h2 - T) ** 2)
# backward
g_h2 = 2 * (h2 - T) / T.size
g_u2 = g_h2 * (1 - np.tanh(u2) ** 2)
g_h1 = g_h2 + g_u2 @ W.T
g_u1 = g_h1 * (1 - np.tanh(u1) ** 2)
g_W = h1.T @ g_u2 + X.T @ g_u1
g_b = g_u2.sum(axis=0) + g_u1.sum(axis=0)
g_X = g_h1 + g_u1 @ W.T
