import numpy as np
np.random.seed(53)
users, items, rank = 3, 4, 2
U = np.random.randn(users, rank)
V = np.random.randn(items, rank)
ratings = [(0, 1, 4.0), (0, 3, 2.5), (1, 1, 3.0), (2, 0, 1.0), (2, 2, 5.0)]
beta = 0.1
loss = 0.0
for u, i, r in ratings:
    loss = loss + 0.5 * (r - U[u] @ V[i]) ** 2
loss = loss + 0.5 * beta * (np.sum(U ** 2) + np.sum(V ** 2))
# backward
dU = beta * U
dV = beta * V
for u, i, r in ratings:
    e = U[u] @ V[i] - r
    dU[u] += e * V[i]
    dV[i] += e * U[u]
