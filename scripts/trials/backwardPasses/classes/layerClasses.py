import numpy as np

class Linear:
    def __init__(self, inputs, outputs):
        self.W = np.random.randn(inputs, outputs) * 0.8
        self.b = np.random.randn(outputs) * 0.1

    def forward(self, x):
        self.x = x
        self.out = x @ self.W + self.b
        return self.out

    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = dout.sum(axis=0)
        self.dx = dout @ self.W.T
        return self.dx

class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        dx = dout * self.out * (1 - self.out)
        return dx

class MSE:
    def forward(self, y, t):
        self.y = y
        self.t = t
        return np.mean((y - t) ** 2)

    def backward(self):
        dy = 2 * (self.y - self.t) / self.y.size
        return dy

np.random.seed(11)
x = np.random.randn(4, 3)
t = np.random.randn(4, 2)
layers = [Linear(3, 5), Sigmoid(), Linear(5, 2)]
out = x
for layer in layers:
    out = layer.forward(out)
criterion = MSE()
loss = criterion.forward(out, t)
# backward
dout = criterion.backward()
for layer in reversed(layers):
    dout = layer.backward(dout)
