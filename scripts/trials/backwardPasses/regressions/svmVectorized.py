import numpy as np
np.random.seed(41)
num_train, dim, num_classes = 5, 4, 3
X = np.random.randn(num_train, dim)
y = np.array([2, 0, 1, 1, 0])
W = np.random.randn(dim, num_classes)
reg = 0.3
scores = X.dot(W)
correct = scores[np.arange(num_train), y].reshape(-1, 1)
margins = np.maximum(0, scores - correct + 1)
margins[np.arange(num_train), y] = 0
loss = np.sum(margins) / num_train + reg * np.sum(W * W)
# backward
binary = (margins > 0).astype(float)
row_sum = np.sum(binary, axis=1)
binary[np.arange(num_train), y] = -row_sum #~ sign: binary[np.arange(num_train), y] = row_sum
dW = X.T.dot(binary)
dW /= num_train
dW += 2 * reg * W
