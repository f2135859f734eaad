import numpy as np
np.random.seed(43)
X = np.random.randn(5, 3)
y = np.array([1, -1, 1, 1, -1])
w = np.random.randn(3)
b = 0.3
C = 2.0
score = X @ w + b
hinge = np.maximum(0, 1 - y * score)
loss = 0.5 * w @ w + C * np.mean(hinge)
# backward
active = (y * score < 1).astype(float)
dscore = -C * active * y / len(y)
dw = w + X.T @ dscore
db = np.sum(dscore)
