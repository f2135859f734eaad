import numpy as np
np.random.seed(34)
x = np.random.randn(4, 4)
w = np.random.randn(2, 2)
b = 0.1
pooled = np.zeros((2, 2))
for i in range(2):
    for j in range(2):
        pooled[i, j] = np.max(x[2 * i:2 * i + 2, 2 * j:2 * j + 2])
s = np.sum(pooled * w) + b
y = np.tanh(s)
loss = (y - 0.5) ** 2
# backward
dy = 2 * (y - 0.5)
ds = dy * (1 - y ** 2)
dw = ds * pooled
db = ds
dpooled = ds * w
dx = np.zeros((4, 4))
for i in range(2):
    for j in range(2):
        patch = x[2 * i:2 * i + 2, 2 * j:2 * j + 2]
        m = patch == np.max(patch)
        dx[2 * i:2 * i + 2, 2 * j:2 * j + 2] = m * dpooled[i, j]
