import numpy as np
np.random.seed(12)
sizes = [3, 5, 4, 2]
m = 4
W = [np.random.randn(sizes[k], sizes[k + 1]) * 0.7 for k in range(3)]
b = [np.random.randn(sizes[k + 1]) * 0.1 for k in range(3)]
A = [np.random.randn(m, 3)]
T = np.random.randn(m, 2)
Z = []
for l in range(3):
    z = A[l] @ W[l] + b[l]
    Z.append(z)
    if l < 2:
        A.append(np.tanh(z))
    else:
        A.append(z)
J = 0.5 * np.sum((A[3] - T) ** 2) / m
# backward
dW = [None, None, None]
db = [None, None, None]
dZ = (A[3] - T) / m
for l in range(2, -1, -1):
    dW[l] = A[l].T @ dZ
    db[l] = dZ.sum(axis=0)
    if l > 0:
        dA = dZ @ W[l].T
        dZ = dA * (1 - A[l] ** 2)
