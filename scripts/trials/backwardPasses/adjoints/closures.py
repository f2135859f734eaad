import numpy as np

def linear(x, W, b):
    def back(g):
        return g @ W.T, x.T @ g, g.sum(axis=0)
    return x @ W + b, back

def tanh(z):
    y = np.tanh(z)
    def back(g):
        return g * (1 - y ** 2)
    return y, back

def mse(y, t):
    r = y - t
    def back():
        return 2 * r / r.size
    return np.mean(r ** 2), back

np.random.seed(12)
X = np.random.randn(5, 3)
T = np.random.randn(5, 2)
W1, b1 = np.random.randn(3, 4), np.random.randn(4)
W2, b2 = np.random.randn(4, 2), np.random.randn(2)
z1, back1 = linear(X, W1, b1)
h, back_tanh = tanh(z1)
y, back2 = linear(h, W2, b2)
loss, back_loss = mse(y, T)
# backward
dy = back_loss()
dh, dW2, db2 = back2(dy)
dz1 = back_tanh(dh) #~ slopeMissing: dz1 = dh
dX, dW1, db1 = back1(dz1) #~ missingSlope: dX, dW1, db1 = back1(dh)
