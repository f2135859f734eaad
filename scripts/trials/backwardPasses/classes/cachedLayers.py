import numpy as np

class Affine:
    def __init__(self, n_in, n_out):
        self.W = np.random.randn(n_in, n_out) * 0.7
        self.b = np.random.randn(n_out) * 0.1

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    # backward
    def backward(self, dout):
        self.dW = self.x.T @ dout
        self.db = np.sum(dout, axis=0)
        dx = dout @ self.W.T
        return dx

class Sigmoid:
    def forward(self, x):
        self.out = 1 / (1 + np.exp(-x))
        return self.out

    def backward(self, dout):
        return dout * self.out * (1 - self.out)

class MeanSquare:
    def forward(self, y, t):
        self.y, self.t = y, t
        return np.mean((y - t) ** 2)

    def backward(self):
        dy = 2 * (self.y - self.t) / self.y.size
        return dy

class Net:
    def __init__(self):
        self.layers = [Affine(3, 4), Sigmoid(), Affine(4, 2)]
        self.last = MeanSquare()

    def loss(self, x, t):
        for layer in self.layers:
            x = layer.forward(x)
        return self.last.forward(x, t)

    def gradient(self):
        dout = self.last.backward()
        for layer in reversed(self.layers):
            dout = layer.backward(dout)
        return dout

np.random.seed(207)
net = Net()
x = np.random.randn(5, 3)
t = np.random.randn(5, 2)
loss = net.loss(x, t)
dx = net.gradient()
