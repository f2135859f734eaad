import numpy as np
np.random.seed(19)
V, D, C = 5, 3, 2
E = np.random.randn(V, D)
W = np.random.randn(D, C)
ids = np.array([1, 3, 1, 0])
y = np.array([0, 1, 1, 0])
B = len(ids)
e = E[ids]
s = e @ W
p = np.exp(s) / np.exp(s).sum(axis=1, keepdims=True)
loss = -np.mean(np.log(p[np.arange(B), y]))
# backward
Y = np.eye(C)[y]
ds = (p - Y) / B
dW = e.T @ ds
de = ds @ W.T
dE = np.zeros_like(E)
np.add.at(dE, ids, de) #~ missingTerm: dE[ids] = de
