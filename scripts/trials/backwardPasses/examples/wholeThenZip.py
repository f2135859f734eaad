import numpy as np
np.random.seed(33)
X = np.random.randn(4, 3)
Y = np.random.randn(4, 2)
W1 = np.random.randn(3, 5)
W2 = np.random.randn(5, 2)
A1 = 1 / (1 + np.exp(-(X @ W1)))
out = A1 @ W2
loss = 0.5 * np.sum((out - Y) ** 2)
# backward
dW1 = np.zeros_like(W1)
dW2 = np.zeros_like(W2)
for x, a1, p, y in zip(X, A1, out, Y):
    delta2 = p - y
    dW2 += np.outer(a1, delta2)
    delta1 = (W2 @ delta2) * a1 * (1 - a1)
    dW1 += np.outer(x, delta1)
