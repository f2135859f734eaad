import numpy as np
np.random.seed(2)
def sigmoid(x):
    return 1. / (1. + np.exp(-x))
class LSTMCell:
    def __init__(self, n_x, n_h):
        z = n_x + n_h
        self.n_h = n_h
        self.params = {k: np.random.randn(n_h, z) * 0.1 for k in ["Wf", "Wi", "Wc", "Wo"]}
        self.params.update({"b" + g: np.zeros((n_h, 1)) for g in "fico"})
    def forward(self, x, h_prev, c_prev):
        p = self.params
        z = np.vstack((h_prev, x))
        f = sigmoid(p["Wf"] @ z + p["bf"])
        i = sigmoid(p["Wi"] @ z + p["bi"])
        g = np.tanh(p["Wc"] @ z + p["bc"])
        o = sigmoid(p["Wo"] @ z + p["bo"])
        c = f * c_prev + i * g
        h = o * np.tanh(c)
        return h, c, (z, f, i, g, o, c, c_prev)
    def backward(self, dh, dc, cache):
        p = self.params
        z, f, i, g, o, c, c_prev = cache
        tc = np.tanh(c)
        do = dh * tc * o * (1 - o)
        dc = dc + dh * o * (1 - tc ** 2)
        df = dc * c_prev * f * (1 - f)
        di = dc * g * i * (1 - i)
        dg = dc * i * (1 - g ** 2)
        grads = {}
        dz = np.zeros_like(z)
        for name, d in zip(("f", "i", "c", "o"), (df, di, dg, do)):
            grads["W" + name] = d @ z.T
            grads["b" + name] = d
            dz += p["W" + name].T @ d
        return dz[:self.n_h], dc * f, grads
cell = LSTMCell(2, 3)
xs = [np.random.randn(2, 1) for _ in range(4)]
h = c = np.zeros((3, 1))
caches = []
for x in xs:
    h, c, cache = cell.forward(x, h, c)
    caches.append(cache)
loss = 0.5 * np.sum(h ** 2)
dh, dc = h.copy(), np.zeros_like(c)
total = {}
for cache in reversed(caches):
    dh, dc, grads = cell.backward(dh, dc, cache)
    for k, v in grads.items():
        total[k] = total.get(k, 0) + v
print(f"loss = {loss:.8f}")
for k in sorted(total):
    print(k, np.linalg.norm(total[k]).round(8))
eps = 1e-6
W = cell.params["Wf"]
old = W[0, 0]
def run():
    h = c = np.zeros((3, 1))
    for x in xs:
        h, c, _ = cell.forward(x, h, c)
    return 0.5 * np.sum(h ** 2)
W[0, 0] = old + eps; lp = run()
W[0, 0] = old - eps; lm = run()
W[0, 0] = old
print(abs((lp - lm) / (2 * eps) - total["Wf"][0, 0]) < 1e-8)
