import numpy as np
np.random.seed(13)
n, d = 4, 3
X = np.random.randn(n, d)
Wq = np.random.randn(d, d)
Wk = np.random.randn(d, d)
Wv = np.random.randn(d, d)
R = np.random.randn(n, d)
Q = X @ Wq
K = X @ Wk
V = X @ Wv
S = Q @ K.T / np.sqrt(d)
E = np.exp(S - S.max(axis=1, keepdims=True))
P = E / E.sum(axis=1, keepdims=True)
O = P @ V
loss = 0.5 * np.sum((O - R) ** 2)
# backward
dO = O - R
dV = P.T @ dO
dP = dO @ V.T
dS = P * (dP - np.sum(dP * P, axis=1, keepdims=True)) #~ missingSoftmaxTerm: dS = P * dP #~ missingSoftmaxTerm: dS = P * (1 - P) * dP
dQ = dS @ K / np.sqrt(d)
dK = dS.T @ Q / np.sqrt(d)
dWq = X.T @ dQ
dWk = X.T @ dK
dWv = X.T @ dV
dX = dQ @ Wq.T + dK @ Wk.T + dV @ Wv.T
