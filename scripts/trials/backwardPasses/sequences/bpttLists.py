import numpy as np
np.random.seed(33)
T = 4
x = np.random.randn(T, 2)
target = np.random.randn(T)
U = np.random.randn(3, 2) * 0.8
W = np.random.randn(3, 3) * 0.8
V = np.random.randn(3)
s = np.zeros((T + 1, 3))
o = np.zeros(T)
for t in range(T):
    s[t] = np.tanh(U @ x[t] + W @ s[t - 1])
    o[t] = V @ s[t]
loss = 0.5 * np.sum((o - target) ** 2)
# backward
dLdU = np.zeros(U.shape)
dLdV = np.zeros(V.shape)
dLdW = np.zeros(W.shape)
delta_o = o - target
for t in np.arange(T)[::-1]:
    dLdV += delta_o[t] * s[t]
    delta_t = V * delta_o[t] * (1 - s[t] ** 2)
    for step in np.arange(0, t + 1)[::-1]:
        dLdW += np.outer(delta_t, s[step - 1])
        dLdU += np.outer(delta_t, x[step])
        delta_t = W.T @ delta_t * (1 - s[step - 1] ** 2)
