import numpy as np
np.random.seed(55)
x = np.random.rand(4, 5)
We = np.random.randn(5, 3) * 0.7
Wmu = np.random.randn(3, 2) * 0.7
Wlv = np.random.randn(3, 2) * 0.7
Wd = np.random.randn(2, 5) * 0.7
eps = np.random.randn(4, 2)
h = np.tanh(x @ We)
mu = h @ Wmu
logvar = h @ Wlv
std = np.exp(0.5 * logvar)
z = mu + std * eps
logits = z @ Wd
xhat = 1 / (1 + np.exp(-logits))
recon = -np.sum(x * np.log(xhat) + (1 - x) * np.log(1 - xhat))
kl = -0.5 * np.sum(1 + logvar - mu ** 2 - np.exp(logvar))
loss = recon + kl
# backward
dlogits = xhat - x
dWd = z.T @ dlogits
dz = dlogits @ Wd.T
dmu = dz + mu
dstd = dz * eps
dlogvar = 0.5 * dstd * std + 0.5 * (np.exp(logvar) - 1)
dWmu = h.T @ dmu
dWlv = h.T @ dlogvar
dh = dmu @ Wmu.T + dlogvar @ Wlv.T
da = dh * (1 - h * h)
dWe = x.T @ da
