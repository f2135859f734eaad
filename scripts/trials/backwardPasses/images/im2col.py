import numpy as np

def im2col(image, k):
    H, W = image.shape
    rows = []
    for i in range(H - k + 1):
        for j in range(W - k + 1):
            rows.append(image[i:i + k, j:j + k].reshape(-1))
    return np.stack(rows)

np.random.seed(46)
image = np.random.randn(4, 4)
K = np.random.randn(4, 2)
bias = np.random.randn(2)
V = np.random.randn(18, 2)
label = 1
cols = im2col(image, 2)
fmap = cols @ K + bias
act = np.tanh(fmap)
feat = act.reshape(-1)
logits = feat @ V
p = np.exp(logits) / np.exp(logits).sum()
loss = -np.log(p[label])
# backward
dlogits = p.copy()
dlogits[label] -= 1
dV = np.outer(feat, dlogits)
dfeat = V @ dlogits
dact = dfeat.reshape(act.shape)
dfmap = dact * (1 - act ** 2)
dK = cols.T @ dfmap
dbias = dfmap.sum(axis=0)
dcols = dfmap @ K.T
dimage = np.zeros(image.shape)
k = 0
for i in range(3):
    for j in range(3):
        dimage[i:i + 2, j:j + 2] += dcols[k].reshape(2, 2)
        k += 1
