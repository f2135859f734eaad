import numpy as np
np.random.seed(20)
X = np.random.randn(6, 3)
y = np.array([1, 0, 1, 1, 0, 0])
theta = np.random.randn(3)
lam = 0.1
m = len(y)
z = X @ theta
h = 1 / (1 + np.exp(-z))
J = -np.mean(y * np.log(h) + (1 - y) * np.log(1 - h)) + lam / 2 * np.sum(theta ** 2)
# backward
grad_theta = X.T @ (h - y) / m + lam * theta #~ wrongFactor: grad_theta = X.T @ (h - y) + lam * theta #~ wrongFactor: grad_theta = X.T @ (h - y) / m + 2 * lam * theta #~ missingPenalty: grad_theta = X.T @ (h - y) / m #~ wrongFactor: grad_theta = (X.T @ (h - y) + lam * theta) / m
