import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x))

i1, i2 = 0.05, 0.10
w1, w2, w3, w4 = 0.15, 0.20, 0.25, 0.30
w5, w6, w7, w8 = 0.40, 0.45, 0.50, 0.55
b1, b2 = 0.35, 0.60
t1, t2 = 0.01, 0.99
net_h1 = w1 * i1 + w2 * i2 + b1
net_h2 = w3 * i1 + w4 * i2 + b1
out_h1 = sigmoid(net_h1)
out_h2 = sigmoid(net_h2)
net_o1 = w5 * out_h1 + w6 * out_h2 + b2
net_o2 = w7 * out_h1 + w8 * out_h2 + b2
out_o1 = sigmoid(net_o1)
out_o2 = sigmoid(net_o2)
E_total = 0.5 * (t1 - out_o1) ** 2 + 0.5 * (t2 - out_o2) ** 2
# backward
dE_dout_o1 = out_o1 - t1
dE_dout_o2 = out_o2 - t2
delta_o1 = dE_dout_o1 * out_o1 * (1 - out_o1)
delta_o2 = dE_dout_o2 * out_o2 * (1 - out_o2)
dE_dw5 = delta_o1 * out_h1
dE_dw6 = delta_o1 * out_h2
dE_dw7 = delta_o2 * out_h1
dE_dw8 = delta_o2 * out_h2
dE_dout_h1 = delta_o1 * w5 + delta_o2 * w7
dE_dout_h2 = delta_o1 * w6 + delta_o2 * w8
delta_h1 = dE_dout_h1 * out_h1 * (1 - out_h1)
delta_h2 = dE_dout_h2 * out_h2 * (1 - out_h2)
dE_dw1 = delta_h1 * i1
dE_dw2 = delta_h1 * i2
dE_dw3 = delta_h2 * i1
dE_dw4 = delta_h2 * i2
dE_db1 = delta_h1 + delta_h2
dE_db2 = delta_o1 + delta_o2
