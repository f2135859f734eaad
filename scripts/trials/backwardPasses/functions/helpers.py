import numpy as np
np.random.seed(24)
N = 5
X = np.random.randn(N, 4)
t = np.random.randn(N, 1)
V = np.random.randn(4, 3)
u = np.random.randn(3, 1)
s = X @ V
a = 1 / (1 + np.exp(-s))
pred = a @ u
mse = np.mean((pred - t) ** 2)
loss = mse
# backward
scale = 2.0 / N
diff = pred - t
err = scale * diff
du = a.T @ err
tmp = err @ u.T
slope = a * (1 - a)
both = tmp * slope
dV = X.T @ both
dX = both @ V.T
