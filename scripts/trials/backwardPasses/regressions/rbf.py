import numpy as np
np.random.seed(54)
X = np.random.randn(5, 2)
t = np.random.randn(5)
centers = np.random.randn(3, 2)
log_gamma = np.random.randn(3) * 0.3
w = np.random.randn(3)
gamma = np.exp(log_gamma)
diff = X[:, None, :] - centers[None, :, :]
dist = np.sum(diff ** 2, axis=2)
phi = np.exp(-gamma * dist)
y = phi @ w
loss = 0.5 * np.mean((y - t) ** 2)
# backward
dy = (y - t) / len(t)
dw = phi.T @ dy
dphi = np.outer(dy, w)
darg = dphi * phi
dgamma = -np.sum(darg * dist, axis=0)
dlog_gamma = dgamma * gamma
ddist = -darg * gamma
ddiff = 2 * diff * ddist[:, :, None]
dcenters = -ddiff.sum(axis=0)
dX = ddiff.sum(axis=1)
