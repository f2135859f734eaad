import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def sigmoidGradient(z):
    return sigmoid(z) * (1 - sigmoid(z))

np.random.seed(50)
m = 4
X = np.random.randn(m, 2)
Y = np.array([[1, 0], [0, 1], [0, 1], [1, 0]])
Theta1 = np.random.randn(3, 3)
Theta2 = np.random.randn(2, 4)
lam = 0.7
a1 = np.hstack([np.ones((m, 1)), X])
z2 = a1 @ Theta1.T
a2 = np.hstack([np.ones((m, 1)), sigmoid(z2)])
z3 = a2 @ Theta2.T
a3 = sigmoid(z3)
J = np.sum(-Y * np.log(a3) - (1 - Y) * np.log(1 - a3)) / m
J = J + lam / (2 * m) * (np.sum(Theta1[:, 1:] ** 2) + np.sum(Theta2[:, 1:] ** 2))
# backward
d3 = a3 - Y
d2 = (d3 @ Theta2)[:, 1:] * sigmoidGradient(z2)
Theta1_grad = d2.T @ a1 / m
Theta2_grad = d3.T @ a2 / m
Theta1_grad[:, 1:] += lam / m * Theta1[:, 1:]
Theta2_grad[:, 1:] += lam / m * Theta2[:, 1:]
