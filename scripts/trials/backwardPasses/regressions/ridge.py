import numpy as np
np.random.seed(21)
A = np.random.randn(5, 3)
b = np.random.randn(5)
x = np.random.randn(3)
M = np.random.randn(3, 3)
lam = 0.3
r = A @ x - b
f = r @ r + lam * x @ x + x @ M @ x
# backward
dr = 2 * r
dx = A.T @ dr + 2 * lam * x + (M + M.T) @ x #~ transpose: dx = A.T @ dr + 2 * lam * x + 2 * M @ x #~ missingTerm: dx = A.T @ dr + 2 * lam * x + M @ x
dM = np.outer(x, x)
