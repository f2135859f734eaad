import numpy as np
np.random.seed(32)
n = 6
X = np.random.randn(n, 2)
T = np.random.rand(n)
w = np.random.randn(2)
b = 0.3
Z = X @ w + b
A = 1 / (1 + np.exp(-Z))
loss = -np.mean(T * np.log(A) + (1 - T) * np.log(1 - A))
# backward
dw = np.zeros(2)
db = 0.0
for i in range(n):
    dz = A[i] - T[i]
    dw += dz * X[i]
    db += dz
dw /= n
db /= n
