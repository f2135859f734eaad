import numpy as np
np.random.seed(210)
raw = np.random.randn(5, 2)
X = np.hstack([np.ones((5, 1)), raw])
y = np.array([[1.0], [0.0], [0.0], [1.0], [1.0]])
W1 = np.random.randn(3, 4)
W2 = np.random.randn(5, 1)
hid = 1 / (1 + np.exp(-X @ W1))
H = np.hstack([np.ones((5, 1)), hid])
score = H @ W2
p = 1 / (1 + np.exp(-score))
cost = -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / len(y)
# backward
delta2 = p - y
W2_grad = H.T @ delta2 / len(y)
delta1 = (delta2 @ W2[1:].T) * hid * (1 - hid)
W1_grad = X.T @ delta1 / len(y)
