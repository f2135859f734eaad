import numpy as np

def f(params, X, T):
    W1, b1, W2 = params
    H = np.tanh(X @ W1 + b1)
    O = H @ W2
    loss = np.mean(np.sum((O - T) ** 2, axis=1))
    return loss, (X, H, O)

np.random.seed(35)
X = np.random.randn(3, 2)
T = np.random.randn(3, 2)
W1 = np.random.randn(2, 4)
b1 = np.random.randn(4)
W2 = np.random.randn(4, 2)
loss, saved = f([W1, b1, W2], X, T)
# backward
def grad(params, saved, T):
    W1, b1, W2 = params
    X, H, O = saved
    dO = 2 * (O - T) / len(T)
    dH = dO @ W2.T
    dpre = dH * (1 - H * H)
    return X.T @ dpre, dpre.sum(0), H.T @ dO

dW1, db1, dW2 = grad([W1, b1, W2], saved, T)
