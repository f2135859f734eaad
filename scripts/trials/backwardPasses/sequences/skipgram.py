import numpy as np
np.random.seed(32)
V, D = 6, 3
C = np.random.randn(V, D)
U = np.random.randn(V, D)
center = 2
outside = 4
negatives = [0, 5]
v = C[center]
loss = -np.log(1 / (1 + np.exp(-(U[outside] @ v))))
for k in negatives:
    loss = loss - np.log(1 / (1 + np.exp(U[k] @ v)))
# backward
def sig(a):
    return 1 / (1 + np.exp(-a))

dv = (sig(U[outside] @ v) - 1) * U[outside]
dU = np.zeros(U.shape)
dU[outside] = (sig(U[outside] @ v) - 1) * v
for k in negatives:
    dv = dv + sig(U[k] @ v) * U[k]
    dU[k] += sig(U[k] @ v) * v
dC = np.zeros(C.shape)
dC[center] = dv
