import numpy as np
np.random.seed(204)
X = np.random.randn(6, 4)
labels = np.array([0, 2, 1, 2, 0, 1])
A = np.random.randn(4, 5)
B = np.random.randn(5, 3)
a0 = np.random.randn(5) * 0.1
b0 = np.random.randn(3) * 0.1
reg = 0.05
hidden = X.dot(A) + a0
active = hidden * (hidden > 0)
logits = active.dot(B) + b0
logits = logits - np.max(logits, axis=1, keepdims=True)
probs = np.exp(logits) / np.sum(np.exp(logits), axis=1, keepdims=True)
loss = -np.mean(np.log(probs[np.arange(6), labels])) + 0.5 * reg * np.sum(A * A) + 0.5 * reg * np.sum(B * B)
# backward
dlogits = probs.copy()
dlogits[np.arange(6), labels] -= 1
dlogits /= 6
dB = np.zeros(B.shape)
dB += active.T.dot(dlogits)
dB += reg * B
db0 = np.sum(dlogits, axis=0)
dhidden = dlogits.dot(B.T)
dhidden *= hidden > 0
dA = X.T.dot(dhidden)
dA += reg * A
da0 = dhidden.sum(axis=0)
