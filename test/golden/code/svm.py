import numpy as np
X = np.array([[1.0, 2.0, -1.0], [0.5, -0.3, 0.8], [-1.2, 0.4, 0.1]])
W = np.array([[0.2, -0.1, 0.4], [0.1, 0.3, -0.2], [-0.3, 0.2, 0.5]])
y = np.array([0, 2, 1])
delta = 1.0
scores = X.dot(W)
correct = scores[range(len(y)), y].reshape(-1, 1)
margins = np.maximum(0, scores - correct + delta)
margins[np.arange(len(y)), y] = 0
loss = np.sum(margins) / len(y)
mask = (margins > 0).astype(float)
mask[np.arange(len(y)), y] = -mask.sum(axis=1)
dW = X.T @ mask / len(y)
print(loss)
print(dW)
