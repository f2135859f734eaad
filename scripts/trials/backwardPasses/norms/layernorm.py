import numpy as np
np.random.seed(15)
N, D = 3, 5
x = np.random.randn(N, D)
gamma = np.random.randn(D)
beta = np.random.randn(D)
w = np.random.randn(N, D)
eps = 1e-5
mu = x.mean(axis=1, keepdims=True)
xmu = x - mu
var = (xmu ** 2).mean(axis=1, keepdims=True)
std = np.sqrt(var + eps)
xhat = xmu / std
out = gamma * xhat + beta
loss = np.sum(out * w)
# backward
dout = w
dgamma = (dout * xhat).sum(axis=0)
dbeta = dout.sum(axis=0)
dxhat = dout * gamma
dstd = -np.sum(dxhat * xmu, axis=1, keepdims=True) / std ** 2
dvar = 0.5 * dstd / std
dxmu = dxhat / std + 2 * xmu * dvar / D
dmu = -np.sum(dxmu, axis=1, keepdims=True)
dx = dxmu + dmu / D
