import numpy as np
np.random.seed(58)
n = 6
A = np.random.randn(n, 3)
b = 3 * np.random.randn(n)
theta = np.random.randn(3)
bias = 0.2
delta0 = 1.0
r = A.dot(theta) + bias - b
small = np.abs(r) <= delta0
rho = np.where(small, 0.5 * r ** 2, delta0 * (np.abs(r) - 0.5 * delta0))
J = rho.mean()
# backward
drho = np.full(n, 1 / n)
dr = np.where(small, r, delta0 * np.sign(r)) * drho
dtheta = A.T.dot(dr)
dbias = dr.sum()
