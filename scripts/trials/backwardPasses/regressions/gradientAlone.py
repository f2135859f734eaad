import numpy as np
np.random.seed(64)
X = np.c_[np.ones(6), np.random.randn(6, 2)]
y = np.random.randn(6)
theta = np.random.randn(3)
eta = 0.1
residual = X @ theta - y
cost = residual @ residual / (2 * len(y))
# backward
gradient = X.T @ residual / len(y)
theta = theta - eta * gradient
