import numpy as np

x = np.array([[1.0, -2.0], [0.5, 3.0], [2.5, 0.0], [-1.0, 1.0]])
gamma = np.array([1.5, 0.5])
beta = np.array([0.1, -0.1])
eps = 1e-5
N, D = x.shape

mu = x.mean(axis=0)
var = ((x - mu) ** 2).mean(axis=0)
std = np.sqrt(var + eps)
xhat = (x - mu) / std
out = gamma * xhat + beta
upstream = np.array([[0.1, 0.2], [-0.3, 0.4], [0.5, -0.6], [0.7, 0.8]])
loss = (out * upstream).sum()

dout = upstream
dbeta = dout.sum(axis=0)
dgamma = (dout * xhat).sum(axis=0)
dxhat = dout * gamma
dx = (N * dxhat - dxhat.sum(axis=0) - xhat * (dxhat * xhat).sum(axis=0)) / (N * std)
print(dx)
