import numpy as np
np.random.seed(1)
W1 = np.random.randn(4, 3)
b1 = np.random.randn(4) * 0.1
W2 = np.random.randn(3, 4)
b2 = np.random.randn(3) * 0.1
x = np.random.randn(3)
y = np.array([0.0, 1.0, 0.0])
z1 = W1 @ x + b1
h = np.tanh(z1)
z2 = W2 @ h + b2
p = np.exp(z2) / np.sum(np.exp(z2))
loss = -np.sum(y * np.log(p))
# backward
dz2 = p - y
dW2 = np.outer(dz2, h)
db2 = dz2
dh = W2.T @ dz2
dz1 = dh * (1 - h ** 2)
dW1 = np.outer(dz1, x)
db1 = dz1
dx = W1.T @ dz1
