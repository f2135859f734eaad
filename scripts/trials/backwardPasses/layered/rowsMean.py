import numpy as np
np.random.seed(2)
n = 5
X = np.random.randn(n, 3)
T = np.random.randn(n, 2)
W1 = np.random.randn(3, 4) * 0.7
b1 = np.random.randn(4) * 0.3
W2 = np.random.randn(4, 2) * 0.7
b2 = np.random.randn(2) * 0.3
Z1 = X @ W1 + b1
A1 = np.maximum(0, Z1)
Y = A1 @ W2 + b2
L = np.sum((Y - T) ** 2) / (2 * n)
# backward
dY = (Y - T) / n
dW2 = A1.T @ dY
db2 = np.sum(dY, axis=0)
dA1 = dY @ W2.T
dZ1 = dA1 * (Z1 > 0)
dW1 = X.T @ dZ1
db1 = np.sum(dZ1, axis=0)
dX = dZ1 @ W1.T
