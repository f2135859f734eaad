import numpy as np

class Gate:
    def __init__(self, n):
        self.Wt = np.random.randn(n, n)
        self.Wh = np.random.randn(n, n)

    def __call__(self, x):
        self.x = x
        self.t = 1 / (1 + np.exp(-(x @ self.Wt)))
        self.h = np.maximum(0.1 * (x @ self.Wh), x @ self.Wh)
        self.y = self.t * self.h + (1 - self.t) * x
        return self.y

    def backward(self, dy):
        dt = dy * (self.h - self.x)
        dh = dy * self.t
        dzt = dt * self.t * (1 - self.t)
        dzh = dh * np.where(self.x @ self.Wh > 0, 1.0, 0.1)
        self.dWt = self.x.T @ dzt
        self.dWh = self.x.T @ dzh
        self.dx = dy * (1 - self.t) + dzt @ self.Wt.T + dzh @ self.Wh.T
        return self.dx

np.random.seed(62)
gates = [Gate(3) for _ in range(2)]
x0 = np.random.randn(4, 3)
target = np.random.randn(4, 3)
out = x0
for gate in gates:
    out = gate(out)
loss = np.sum((out - target) ** 2) / (2 * len(out))
# backward
d = (out - target) / len(out)
for gate in gates[::-1]:
    d = gate.backward(d)
