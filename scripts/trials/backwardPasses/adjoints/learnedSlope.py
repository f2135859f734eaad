import numpy as np

class Dense:
    def __init__(self, n_in, n_out):
        self.params = [np.random.randn(n_in, n_out), np.random.randn(n_out)]
        self.grads = [None, None]

    def forward(self, inputs):
        self.inputs = inputs
        return inputs @ self.params[0] + self.params[1]

    # backward
    def backward(self, grad_output):
        self.grads[0] = self.inputs.T @ grad_output
        self.grads[1] = grad_output.sum(axis=0)
        return grad_output @ self.params[0].T

class PReLU:
    def __init__(self, a=0.25):
        self.params = [np.array(a)]
        self.grads = [None]

    def forward(self, inputs):
        self.inputs = inputs
        return np.where(inputs > 0, inputs, self.params[0] * inputs)

    def backward(self, grad_output):
        self.grads[0] = np.sum(grad_output * np.where(self.inputs > 0, 0.0, self.inputs))
        return grad_output * np.where(self.inputs > 0, 1.0, self.params[0])

class Swish:
    params = []

    def forward(self, inputs):
        self.inputs = inputs
        self.gate = 1 / (1 + np.exp(-inputs))
        return inputs * self.gate

    def backward(self, grad_output):
        return grad_output * (self.gate + self.inputs * self.gate * (1 - self.gate))

np.random.seed(17)
layers = [Dense(2, 3), PReLU(), Dense(3, 3), Swish(), Dense(3, 1)]
x = np.random.randn(5, 2)
y = np.random.randn(5, 1)
out = x
for layer in layers:
    out = layer.forward(out)
loss = np.mean((out - y) ** 2)
grad = 2 * (out - y) / y.size
for layer in reversed(layers):
    grad = layer.backward(grad)
