import numpy as np

def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

np.random.seed(49)
B, T, D, H = 2, 3, 4, 2
hs = D // H
x = np.random.randn(B, T, D)
Wqkv = np.random.randn(D, 3 * D) * 0.6
Wo = np.random.randn(D, D) * 0.6
target = np.random.randn(B, T, D)
qkv = x @ Wqkv
q, k, v = np.split(qkv, 3, axis=-1)
q = q.reshape(B, T, H, hs).transpose(0, 2, 1, 3)
k = k.reshape(B, T, H, hs).transpose(0, 2, 1, 3)
v = v.reshape(B, T, H, hs).transpose(0, 2, 1, 3)
att = q @ k.transpose(0, 1, 3, 2) / np.sqrt(hs)
mask = np.triu(np.ones((T, T)), 1) * -1e9
weights = softmax(att + mask)
heads = weights @ v
merged = heads.transpose(0, 2, 1, 3).reshape(B, T, D)
out = x + merged @ Wo
loss = np.mean((out - target) ** 2)
# backward
dout = 2 * (out - target) / out.size
dWo = merged.reshape(-1, D).T @ dout.reshape(-1, D)
dmerged = dout @ Wo.T
dheads = dmerged.reshape(B, T, H, hs).transpose(0, 2, 1, 3)
dweights = dheads @ v.transpose(0, 1, 3, 2)
dv = weights.transpose(0, 1, 3, 2) @ dheads
datt = weights * (dweights - (dweights * weights).sum(axis=-1, keepdims=True)) #~ missingSoftmaxTerm: datt = weights * dweights
dq = datt @ k / np.sqrt(hs)
dk = datt.transpose(0, 1, 3, 2) @ q / np.sqrt(hs)
dqkv = np.concatenate([g.transpose(0, 2, 1, 3).reshape(B, T, D) for g in (dq, dk, dv)], axis=-1)
dWqkv = x.reshape(-1, D).T @ dqkv.reshape(-1, 3 * D)
dx = dout + dqkv @ Wqkv.T
