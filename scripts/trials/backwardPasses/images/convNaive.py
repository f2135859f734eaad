import numpy as np

def conv_forward_naive(x, w, b, stride, pad):
    N, C, H, W = x.shape
    F, C, HH, WW = w.shape
    x_pad = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    H_out = 1 + (H + 2 * pad - HH) // stride
    W_out = 1 + (W + 2 * pad - WW) // stride
    out = np.zeros((N, F, H_out, W_out))
    for n in range(N):
        for f in range(F):
            for i in range(H_out):
                for j in range(W_out):
                    window = x_pad[n, :, i * stride:i * stride + HH, j * stride:j * stride + WW]
                    out[n, f, i, j] = np.sum(window * w[f]) + b[f]
    return out, x_pad

np.random.seed(44)
x = np.random.randn(2, 2, 4, 4)
w = np.random.randn(2, 2, 3, 3)
b = np.random.randn(2)
r = np.random.randn(2, 2, 2, 2)
stride, pad = 2, 1
out, x_pad = conv_forward_naive(x, w, b, stride, pad)
loss = 0.5 * np.sum((out - r) ** 2)
# backward
dout = out - r
dw = np.zeros(w.shape)
db = np.zeros(b.shape)
dx_pad = np.zeros(x_pad.shape)
for n in range(2):
    for f in range(2):
        for i in range(2):
            for j in range(2):
                window = x_pad[n, :, i * stride:i * stride + 3, j * stride:j * stride + 3]
                db[f] += dout[n, f, i, j] #~ overwritten: db[f] = dout[n, f, i, j]
                dw[f] += window * dout[n, f, i, j]
                dx_pad[n, :, i * stride:i * stride + 3, j * stride:j * stride + 3] += w[f] * dout[n, f, i, j]
dx = dx_pad[:, :, pad:-pad, pad:-pad]
