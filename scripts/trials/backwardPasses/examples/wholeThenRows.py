import numpy as np
np.random.seed(31)
X = np.random.randn(5, 3)
Y = np.random.randn(5, 2)
W1 = np.random.randn(3, 4)
b1 = np.random.randn(4)
W2 = np.random.randn(4, 2)
b2 = np.random.randn(2)
Z1 = X @ W1 + b1
A1 = np.tanh(Z1)
Z2 = A1 @ W2 + b2
loss = np.sum((Z2 - Y) ** 2)
# backward
dW1 = np.zeros_like(W1)
db1 = np.zeros_like(b1)
dW2 = np.zeros_like(W2)
db2 = np.zeros_like(b2)
for i in range(5):
    dz2 = 2 * (Z2[i] - Y[i])
    dW2 += np.outer(A1[i], dz2)
    db2 += dz2
    da1 = W2 @ dz2
    dz1 = da1 * (1 - A1[i] ** 2)
    dW1 += np.outer(X[i], dz1)
    db1 += dz1
