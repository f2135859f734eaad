import numpy as np
np.random.seed(56)
W = np.random.randn(2, 3)
xa = np.random.randn(3)
xp = np.random.randn(3)
xn = np.random.randn(3)
margin = 5.0
ea = np.tanh(W @ xa)
ep = np.tanh(W @ xp)
en = np.tanh(W @ xn)
pos = np.sum((ea - ep) ** 2)
neg = np.sum((ea - en) ** 2)
loss = np.maximum(0, pos - neg + margin)
# backward
g_pos = 1.0 if loss > 0 else 0.0
dea = 2 * (ea - ep) * g_pos - 2 * (ea - en) * g_pos
dep = -2 * (ea - ep) * g_pos
den = 2 * (ea - en) * g_pos
dW = np.outer(dea * (1 - ea ** 2), xa) + np.outer(dep * (1 - ep ** 2), xp) + np.outer(den * (1 - en ** 2), xn)
