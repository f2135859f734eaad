import numpy as np
np.random.seed(36)
X = np.random.randn(3, 6)
Y = np.random.rand(2, 6)
W1 = np.random.randn(5, 3)
W2 = np.random.randn(2, 5)
z1 = W1 @ X
a1 = 1 / (1 + np.exp(-z1))
z2 = W2 @ a1
a2 = 1 / (1 + np.exp(-z2))
loss = np.sum((a2 - Y) ** 2)
# backward
da2 = 2 * (a2 - Y) * a2 * (1 - a2)
dW2 = da2 @ a1.T
da1 = W2.T @ da2 * a1 * (1 - a1)
dW1 = da1 @ X.T
