import numpy as np

def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))

np.random.seed(7)
sizes = [3, 4, 3, 2]
biases = [np.random.randn(k, 1) * 0.5 for k in sizes[1:]]
weights = [np.random.randn(k, j) for j, k in zip(sizes[:-1], sizes[1:])]
x = np.random.randn(3, 1)
y = np.array([[1.0], [0.0]])
activation = x
activations = [x]
zs = []
for b, w in zip(biases, weights):
    z = np.dot(w, activation) + b
    zs.append(z)
    activation = sigmoid(z)
    activations.append(activation)
cost = 0.5 * np.sum((activations[-1] - y) ** 2)
# backward
nabla_b = [np.zeros(b.shape) for b in biases]
nabla_w = [np.zeros(w.shape) for w in weights]
delta = (activations[-1] - y) * sigmoid_prime(zs[-1])
nabla_b[-1] = delta
nabla_w[-1] = np.dot(delta, activations[-2].transpose())
for l in range(2, len(sizes)):
    z = zs[-l]
    sp = sigmoid_prime(z)
    delta = np.dot(weights[-l + 1].transpose(), delta) * sp
    nabla_b[-l] = delta
    nabla_w[-l] = np.dot(delta, activations[-l - 1].transpose())
