import numpy as np
np.random.seed(17)
x = np.random.randn(5, 5)
k = np.random.randn(3, 3)
b = 0.2
t = np.random.randn(3, 3)
out = np.zeros((3, 3))
for i in range(3):
    for j in range(3):
        out[i, j] = np.sum(x[i:i + 3, j:j + 3] * k) + b
act = np.maximum(out, 0)
loss = 0.5 * np.sum((act - t) ** 2)
# backward
dact = act - t
dout = dact * (out > 0)
dk = np.zeros_like(k)
dx = np.zeros_like(x)
for i in range(3):
    for j in range(3):
        dk += dout[i, j] * x[i:i + 3, j:j + 3]
        dx[i:i + 3, j:j + 3] += dout[i, j] * k
db = np.sum(dout)
