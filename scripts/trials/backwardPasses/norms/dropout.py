import numpy as np
np.random.seed(28)
keep = 0.5
X = np.random.randn(4, 3)
y = np.array([[1.0], [0.0], [0.0], [1.0]])
W1 = np.random.randn(3, 6)
W2 = np.random.randn(6, 1)
a1 = X @ W1
h1 = np.where(a1 > 0, a1, 0.01 * a1)
mask = (np.random.rand(4, 6) < keep) / keep
d1 = h1 * mask
a2 = d1 @ W2
yhat = 1 / (1 + np.exp(-a2))
loss = -np.mean(y * np.log(yhat) + (1 - y) * np.log(1 - yhat))
# backward
da2 = (yhat - y) / len(y)
dW2 = d1.T @ da2
dd1 = da2 @ W2.T
dh1 = dd1 * mask
da1 = dh1 * np.where(a1 > 0, 1, 0.01)
dW1 = X.T @ da1
