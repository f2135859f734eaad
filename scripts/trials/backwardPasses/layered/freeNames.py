import numpy as np
np.random.seed(205)

def sig(v):
    return 1.0 / (1.0 + np.exp(-v))

x = np.random.randn(3)
y = np.array([0.2, 0.9])
V = np.random.randn(4, 3)
W = np.random.randn(2, 4)
net_hidden = V @ x
out_hidden = sig(net_hidden)
net_output = W @ out_hidden
out_output = sig(net_output)
E = 0.5 * np.sum((y - out_output) ** 2)
# backward
delta_output = -(y - out_output) * out_output * (1 - out_output)
delta_hidden = W.T @ delta_output * out_hidden * (1 - out_hidden)
gradient_W = np.outer(delta_output, out_hidden)
gradient_V = np.outer(delta_hidden, x)
W = W - 0.5 * gradient_W
V = V - 0.5 * gradient_V
