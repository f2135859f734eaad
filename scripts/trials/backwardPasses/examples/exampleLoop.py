import numpy as np
np.random.seed(203)
inputs = np.random.randn(4, 3)
targets = np.random.randn(4, 2)
W_in = np.random.randn(5, 3)
W_out = np.random.randn(2, 5)
c = np.random.randn(5) * 0.3
N = len(inputs)
loss = 0.0
for x, t in zip(inputs, targets):
    hid = np.maximum(0, W_in.dot(x) + c)
    out = W_out.dot(hid)
    loss = loss + 0.5 * np.sum((out - t) ** 2)
loss = loss / N
# backward
grad_W_in = np.zeros_like(W_in)
grad_W_out = np.zeros_like(W_out)
grad_c = np.zeros_like(c)
for n in range(N):
    pre = W_in.dot(inputs[n]) + c
    act = np.maximum(0, pre)
    err = W_out.dot(act) - targets[n]
    grad_W_out += np.outer(err, act)
    back = W_out.T.dot(err) * (pre > 0)
    grad_W_in += np.outer(back, inputs[n])
    grad_c += back
grad_W_in /= N
grad_W_out /= N
grad_c /= N
