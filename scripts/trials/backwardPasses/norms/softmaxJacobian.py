import numpy as np
np.random.seed(25)
W = np.random.randn(3, 4)
x = np.random.randn(4)
t = np.array([0.2, 0.5, 0.3])
z = W @ x
p = np.exp(z) / np.exp(z).sum()
E = 0.5 * np.sum((p - t) ** 2)
# backward
dp = p - t
jac = np.diag(p) - np.outer(p, p)
dz = jac @ dp #~ missingSlope: dz = dp #~ missingSoftmaxTerm: dz = p * (1 - p) * dp #~ missingSoftmaxTerm: dz = p * dp
dW = np.outer(dz, x)
dx = W.T @ dz
