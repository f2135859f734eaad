import numpy as np
np.random.seed(45)
x = np.random.randn(1, 2, 4, 4)
Wfc = np.random.randn(8, 3)
t = np.random.randn(1, 3)
h = np.maximum(x, 0)
pool = np.zeros((1, 2, 2, 2))
for c in range(2):
    for i in range(2):
        for j in range(2):
            pool[0, c, i, j] = np.max(h[0, c, 2 * i:2 * i + 2, 2 * j:2 * j + 2])
flat = pool.reshape(1, -1)
y = flat @ Wfc
loss = np.sum((y - t) ** 2)
# backward
dy = 2 * (y - t)
dWfc = flat.T @ dy
dflat = dy @ Wfc.T
dpool = dflat.reshape(pool.shape)
dh = np.zeros_like(h)
for c in range(2):
    for i in range(2):
        for j in range(2):
            patch = h[0, c, 2 * i:2 * i + 2, 2 * j:2 * j + 2]
            mask = patch == np.max(patch)
            dh[0, c, 2 * i:2 * i + 2, 2 * j:2 * j + 2] += mask * dpool[0, c, i, j] #~ missingFactor: dh[0, c, 2 * i:2 * i + 2, 2 * j:2 * j + 2] += dpool[0, c, i, j]
dx = dh * (x > 0)
