import numpy as np
np.random.seed(37)
i1, i2 = np.random.rand(), np.random.rand()
w1, w2, w3, w4 = np.random.rand(), np.random.rand(), np.random.rand(), np.random.rand()
w5, w6, w7, w8 = np.random.rand(), np.random.rand(), np.random.rand(), np.random.rand()
b1, b2 = 0.35, 0.60
t1, t2 = np.random.rand(), np.random.rand()
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
h1 = sigmoid(w1 * i1 + w2 * i2 + b1)
h2 = sigmoid(w3 * i1 + w4 * i2 + b1)
o1 = sigmoid(w5 * h1 + w6 * h2 + b2)
o2 = sigmoid(w7 * h1 + w8 * h2 + b2)
E = 0.5 * (t1 - o1) ** 2 + 0.5 * (t2 - o2) ** 2
# backward
delta_o1 = -(t1 - o1) * o1 * (1 - o1)
delta_o2 = -(t2 - o2) * o2 * (1 - o2)
dw5 = delta_o1 * h1
dw6 = delta_o1 * h2
dw7 = delta_o2 * h1
dw8 = delta_o2 * h2
delta_h1 = (delta_o1 * w5 + delta_o2 * w7) * h1 * (1 - h1)
delta_h2 = (delta_o1 * w6 + delta_o2 * w8) * h2 * (1 - h2)
dw1 = delta_h1 * i1
dw2 = delta_h1 * i2
dw3 = delta_h2 * i1
dw4 = delta_h2 * i2
