import numpy as np
np.random.seed(63)
N, D, C = 4, 3, 3
X = np.random.randn(N, D)
y = [0, 2, 1, 2]
W = np.random.randn(C, D)
b = np.random.randn(C)
loss = 0.0
dW = np.zeros((C, D))
db = np.zeros(C)
for i in range(N):
    s = W @ X[i] + b
    p = np.exp(s) / np.sum(np.exp(s))
    loss += -np.log(p[y[i]])
    # backward
    ds = p.copy()
    ds[y[i]] -= 1
    for c in range(C):
        dW[c] += ds[c] * X[i]
        db[c] += ds[c]
loss = loss / N
dW = dW / N
db = db / N
