import numpy as np

np.random.seed(22)
m = 5
X = np.random.randn(3, m)
y = np.array([1.0, 0.0, 1.0, 1.0, 0.0])
weights = np.where(y == 1, 2.0, 0.5)
w = np.random.randn(3)
b = 0.2
lam = 0.05
z = w @ X + b
p = 1 / (1 + np.exp(-z))
per_example = -(y * np.log(p) + (1 - y) * np.log(1 - p))
J = np.sum(weights * per_example) / np.sum(weights) + lam * np.sum(w ** 2) + lam * np.sum(np.abs(w))
# backward
dJdz = weights * (p - y) / np.sum(weights)
dJdw = X @ dJdz + 2 * lam * w + lam * np.sign(w)
dJdb = np.sum(dJdz)
