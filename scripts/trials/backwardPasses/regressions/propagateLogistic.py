import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = -np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m
    # backward
    dw = np.dot(X, (A - Y).T) / m
    db = np.sum(A - Y) / m
    grads = {"dw": dw, "db": db}
    return grads, cost

np.random.seed(47)
w = np.random.randn(3, 1)
b = 0.5
X = np.random.randn(3, 4)
Y = np.array([[1, 0, 1, 0]])
grads, cost = propagate(w, b, X, Y)
