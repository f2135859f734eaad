import numpy as np
np.random.seed(30)
X = np.random.randn(4, 3).astype(np.float32)
y = np.array([[1.0], [0.0], [1.0], [0.0]], dtype=np.float32)
W1 = np.random.randn(3, 4).astype(np.float32)
W2 = np.random.randn(4, 1).astype(np.float32)
z1 = X @ W1
h1 = np.tanh(z1)
z2 = h1 @ W2
loss = 0.5 * np.mean((z2 - y) ** 2)
# backward
dz2 = (z2 - y) / len(X)
dW2 = h1.T @ dz2
dh1 = dz2 @ W2.T
dz1 = dh1 * (1 - h1 ** 2)
dW1 = X.T @ dz1
print(np.round(dW1, 3))
