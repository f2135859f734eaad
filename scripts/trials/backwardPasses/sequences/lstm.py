import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

np.random.seed(18)
H, D = 3, 2
Wf = np.random.randn(H, H + D)
Wi = np.random.randn(H, H + D)
Wc = np.random.randn(H, H + D)
Wo = np.random.randn(H, H + D)
bf = np.random.randn(H)
x = np.random.randn(D)
h_prev = np.random.randn(H)
c_prev = np.random.randn(H)
t = np.random.randn(H)
z = np.concatenate([h_prev, x])
f = sigmoid(Wf @ z + bf)
i = sigmoid(Wi @ z)
g = np.tanh(Wc @ z)
o = sigmoid(Wo @ z)
c = f * c_prev + i * g
h = o * np.tanh(c)
loss = 0.5 * np.sum((h - t) ** 2)
# backward
dh = h - t
do = dh * np.tanh(c)
dc = dh * o * (1 - np.tanh(c) ** 2)
df = dc * c_prev
di = dc * g
dg = dc * i
dc_prev = dc * f
daf = df * f * (1 - f)
dai = di * i * (1 - i)
dag = dg * (1 - g ** 2)
dao = do * o * (1 - o)
dWf = np.outer(daf, z)
dWi = np.outer(dai, z)
dWc = np.outer(dag, z)
dWo = np.outer(dao, z)
dbf = daf
dz = Wf.T @ daf + Wi.T @ dai + Wc.T @ dag + Wo.T @ dao
dh_prev = dz[:H]
dx = dz[H:]
