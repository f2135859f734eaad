import numpy as np
np.random.seed(6)
N, D, H, C = 5, 4, 6, 3
X = np.random.randn(N, D)
y = np.array([0, 1, 2, 2, 1])
W = np.random.randn(D, H)
b = np.random.randn(1, H) * 0.1
W2 = np.random.randn(H, C)
b2 = np.random.randn(1, C) * 0.1
reg = 0.05
hidden_layer = np.maximum(0, np.dot(X, W) + b)
scores = np.dot(hidden_layer, W2) + b2
exp_scores = np.exp(scores)
probs = exp_scores / np.sum(exp_scores, axis=1, keepdims=True)
correct_logprobs = -np.log(probs[range(N), y])
data_loss = np.sum(correct_logprobs) / N
reg_loss = 0.5 * reg * np.sum(W * W) + 0.5 * reg * np.sum(W2 * W2)
loss = data_loss + reg_loss
# backward
dscores = probs.copy()
dscores[range(N), y] -= 1
dscores /= N
dW2 = np.dot(hidden_layer.T, dscores)
db2 = np.sum(dscores, axis=0, keepdims=True)
dhidden = np.dot(dscores, W2.T)
dhidden[hidden_layer <= 0] = 0
dW = np.dot(X.T, dhidden)
db = np.sum(dhidden, axis=0, keepdims=True)
dW2 += reg * W2
dW += reg * W
