import numpy as np
np.random.seed(10)
X = np.random.randn(4, 3)
t = np.array([1.0, 0.0, 1.0, 1.0])
w = np.random.randn(3)
b = 0.3
v = np.random.randn(4)
U = np.random.randn(4, 3)
c = np.random.randn(4) * 0.2
loss = 0.0
hs = []
ys = []
for i in range(4):
    h = np.tanh(U @ X[i] + c)
    y = 1 / (1 + np.exp(-(v @ h + w @ X[i] + b)))
    hs.append(h)
    ys.append(y)
    loss += -(t[i] * np.log(y) + (1 - t[i]) * np.log(1 - y))
loss = loss / 4
# backward
grad_w = np.zeros(3)
grad_b = 0.0
grad_v = np.zeros(4)
grad_U = np.zeros((4, 3))
grad_c = np.zeros(4)
for i in range(4):
    err = (ys[i] - t[i]) / 4
    grad_w += err * X[i]
    grad_b += err
    grad_v += err * hs[i]
    back = err * v * (1 - hs[i] ** 2)
    grad_U += np.outer(back, X[i])
    grad_c += back
