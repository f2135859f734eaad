import numpy as np

def logsumexp(v, axis):
    m = v.max(axis=axis, keepdims=True)
    return (m + np.log(np.exp(v - m).sum(axis=axis, keepdims=True))).squeeze(axis)

np.random.seed(25)
T, S = 4, 3
U = np.random.randn(T, S)
A = np.random.randn(S, S)
tags = [0, 2, 1, 1]
alpha = [U[0]]
for t in range(1, T):
    alpha.append(logsumexp(alpha[-1][:, None] + A, axis=0) + U[t])
logZ = logsumexp(alpha[-1], axis=0)
score = sum(U[t, tags[t]] for t in range(T)) + sum(A[tags[t - 1], tags[t]] for t in range(1, T))
nll = logZ - score
# backward
dU = np.zeros((T, S))
dA = np.zeros((S, S))
dalpha = np.exp(alpha[-1] - logZ)
for t in range(T - 1, 0, -1):
    dU[t] += dalpha
    pair = np.exp(alpha[t - 1][:, None] + A + U[t] - alpha[t]) * dalpha
    dA += pair
    dalpha = pair.sum(axis=1)
dU[0] += dalpha
for t in range(T):
    dU[t, tags[t]] -= 1
for t in range(1, T):
    dA[tags[t - 1], tags[t]] -= 1
