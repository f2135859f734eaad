import numpy as np
np.random.seed(22)
N, D, C = 4, 3, 3
X = np.random.randn(N, D)
y = np.array([0, 2, 1, 1])
W = np.random.randn(D, C)
reg = 0.1
S = X @ W
correct = S[np.arange(N), y].reshape(-1, 1)
margins = np.maximum(0, S - correct + 1)
margins[np.arange(N), y] = 0
loss = np.sum(margins) / N + reg * np.sum(W * W)
# backward
mask = np.zeros(margins.shape)
mask[margins > 0] = 1
count = np.sum(mask, axis=1)
mask[np.arange(N), y] = -count
dW = X.T.dot(mask) / N
dW += 2 * reg * W
