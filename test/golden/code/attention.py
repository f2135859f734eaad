import numpy as np
np.random.seed(0)
def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)

B, T, C, H = 2, 4, 6, 2
hs = C // H
x = np.random.randn(B, T, C)
Wq, Wk, Wv, Wo = [np.random.randn(C, C) / np.sqrt(C) for _ in range(4)]
q = (x @ Wq).reshape(B, T, H, hs).transpose(0, 2, 1, 3)
k = (x @ Wk).reshape(B, T, H, hs).transpose(0, 2, 1, 3)
v = (x @ Wv).reshape(B, T, H, hs).transpose(0, 2, 1, 3)
scores = q @ k.swapaxes(-1, -2) / np.sqrt(hs)
mask = np.triu(np.ones((T, T), dtype=bool), k=1)
scores = np.where(mask, -1e9, scores)
att = softmax(scores)
out = (att @ v).transpose(0, 2, 1, 3).reshape(B, T, C) @ Wo
print(att[0, 0])
print(out.shape, att.sum(axis=-1).round(6).min())
loss = (out ** 2).mean()
print(loss)
ein = np.einsum('bhqd,bhkd->bhqk', q, k)
print(np.allclose(ein / np.sqrt(hs), q @ k.transpose(0,1,3,2) / np.sqrt(hs)))
