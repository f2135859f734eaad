import numpy as np

np.random.seed(13)
N, D, steps, h = 4, 3, 3, 0.5
K = np.random.randn(D, D) * 0.7
b = np.random.randn(D)
w = np.random.randn(D)
Y = np.random.randn(N)
states = [np.random.randn(N, D)]
for k in range(steps):
    states.append(states[-1] + h * np.tanh(states[-1] @ K + b))
pred = states[-1] @ w
loss = np.mean((pred - Y) ** 2) / 2
# backward
dpred = (pred - Y) / N
dw = states[-1].T @ dpred
adj_state = np.outer(dpred, w)
dK = np.zeros_like(K)
db = np.zeros_like(b)
for k in range(steps - 1, -1, -1):
    act = np.tanh(states[k] @ K + b)
    dz = h * adj_state * (1 - act ** 2)
    dK += states[k].T @ dz
    db += dz.sum(axis=0)
    adj_state = adj_state + dz @ K.T
