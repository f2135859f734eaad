import numpy as np

class TwoLayerNet:
    def __init__(self):
        self.W1 = np.array([[0.2, -0.4, 0.1], [0.7, 0.3, -0.5]])
        self.b1 = np.array([0.1, 0.0, -0.2])
        self.W2 = np.array([[0.6, -0.1], [-0.3, 0.8], [0.5, 0.4]])
        self.b2 = np.zeros(2)

    def forward(self, X):
        self.X = X
        self.Z1 = X.dot(self.W1) + self.b1
        self.A1 = np.maximum(self.Z1, 0)
        self.Z2 = self.A1.dot(self.W2) + self.b2
        return self.Z2

    def backward(self, dZ2):
        self.dW2 = self.A1.T.dot(dZ2)
        self.db2 = dZ2.sum(axis=0)
        dA1 = dZ2.dot(self.W2.T)
        dZ1 = dA1 * (self.Z1 > 0)
        self.dW1 = self.X.T.dot(dZ1)
        self.db1 = dZ1.sum(axis=0)

X = np.array([[1.0, -0.5], [0.3, 0.8], [-1.2, 0.4]])
Y = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
net = TwoLayerNet()
out = net.forward(X)
loss = np.mean((out - Y) ** 2)
net.backward(2 * (out - Y) / Y.size)
print("loss:", loss)
print("dW1:", net.dW1)
