import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

np.random.seed(26)
H, D = 3, 2
Wz = np.random.randn(H, D)
Uz = np.random.randn(H, H)
Wr = np.random.randn(H, D)
Ur = np.random.randn(H, H)
Wh = np.random.randn(H, D)
Uh = np.random.randn(H, H)
x = np.random.randn(D)
h0 = np.random.randn(H)
y = np.random.randn(H)
z = sigmoid(Wz @ x + Uz @ h0)
r = sigmoid(Wr @ x + Ur @ h0)
rh = r * h0
hc = np.tanh(Wh @ x + Uh @ rh)
h1 = (1 - z) * h0 + z * hc
loss = 0.5 * np.sum((h1 - y) ** 2)
# backward
dh1 = h1 - y
dz = dh1 * (hc - h0)
dhc = dh1 * z
sc = dhc * (1 - hc ** 2)
dWh = np.outer(sc, x)
dUh = np.outer(sc, rh)
drh = Uh.T @ sc
dr = drh * h0
sr = dr * r * (1 - r)
sz = dz * z * (1 - z)
dWr = np.outer(sr, x)
dUr = np.outer(sr, h0)
dWz = np.outer(sz, x)
dUz = np.outer(sz, h0)
dh0 = dh1 * (1 - z) + drh * r + Ur.T @ sr + Uz.T @ sz
