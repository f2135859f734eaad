import numpy as np

np.random.seed(24)
B, D, K = 4, 3, 2
XA = np.random.randn(B, D)
XB = np.random.randn(B, D)
W = np.random.randn(D, K)
tau = 0.5
a = XA @ W
b = XB @ W
na = np.linalg.norm(a, axis=1, keepdims=True)
nb = np.linalg.norm(b, axis=1, keepdims=True)
ua = a / na
ub = b / nb
S = ua @ ub.T / tau
P = np.exp(S) / np.exp(S).sum(axis=1, keepdims=True)
L = -np.log(np.diag(P)).mean()
# backward
dL_dS = (P - np.eye(B)) / B
dL_dua = dL_dS @ ub / tau
dL_dub = dL_dS.T @ ua / tau
dL_da = (dL_dua - ua * np.sum(dL_dua * ua, axis=1, keepdims=True)) / na
dL_db = (dL_dub - ub * np.sum(dL_dub * ub, axis=1, keepdims=True)) / nb
dL_dW = XA.T @ dL_da + XB.T @ dL_db
