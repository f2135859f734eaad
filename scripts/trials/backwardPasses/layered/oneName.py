import numpy as np
np.random.seed(34)
x = np.random.randn(3)
t = np.random.randn(2)
W1 = np.random.randn(4, 3)
b1 = np.random.randn(4)
W2 = np.random.randn(2, 4)
h = np.tanh(W1 @ x + b1)
o = np.tanh(W2 @ h)
loss = 0.5 * np.sum((o - t) ** 2)
# backward
do = (o - t) * (1 - o ** 2)
dW2 = np.outer(do, h)
dh = W2.T @ do
dh = dh * (1 - h ** 2)
dW1 = np.outer(dh, x)
db1 = dh
