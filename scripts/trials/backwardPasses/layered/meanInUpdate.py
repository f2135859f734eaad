import numpy as np
np.random.seed(38)
n, lr = 7, 0.1
X = np.random.randn(n, 3)
Y = np.random.randn(n, 2)
W1 = np.random.randn(3, 4)
W2 = np.random.randn(4, 2)
H = np.tanh(X @ W1)
y = H @ W2
loss = np.sum((y - Y) ** 2) / n
# backward
dy = 2 * (y - Y)
dW2 = H.T @ dy
dH = dy @ W2.T
dZ = dH * (1 - H ** 2)
dW1 = X.T @ dZ
W1 -= lr * dW1 / n
W2 -= (lr / n) * dW2
