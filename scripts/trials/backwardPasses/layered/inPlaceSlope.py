import numpy as np
np.random.seed(35)
X = np.random.randn(6, 3)
Y = np.random.randn(6, 2)
W1 = np.random.randn(3, 5)
W2 = np.random.randn(5, 4)
W3 = np.random.randn(4, 2)
z1 = X @ W1
h1 = np.maximum(0, z1)
h2 = 1 / (1 + np.exp(-(h1 @ W2)))
out = h2 @ W3
loss = np.sum((out - Y) ** 2) / 6
# backward
dout = 2 * (out - Y) / 6
dW3 = h2.T @ dout
dh2 = dout @ W3.T
dh2 *= h2 * (1 - h2)
dW2 = h1.T @ dh2
dh1 = dh2 @ W2.T
dh1[h1 <= 0] = 0
dW1 = X.T @ dh1
