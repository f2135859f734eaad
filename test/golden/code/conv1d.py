import numpy as np
def conv1d(x, w, b, stride=1, pad=0):
    x = np.pad(x, (pad, pad), 'constant', constant_values=0)
    n = (len(x) - len(w)) // stride + 1
    out = np.zeros(n)
    for i in range(n):
        out[i] = np.sum(x[i*stride:i*stride+len(w)] * w) + b
    return out

def conv1d_backward(dout, x, w, stride=1, pad=0):
    xp = np.pad(x, (pad, pad))
    dxp = np.zeros_like(xp)
    dw = np.zeros_like(w)
    for i in range(len(dout)):
        sl = slice(i * stride, i * stride + len(w))
        dw += dout[i] * xp[sl]
        dxp[sl] += dout[i] * w
    dx = dxp[pad:-pad] if pad > 0 else dxp
    return dx, dw, dout.sum()

x = np.array([1., 2., -1., 0.5, 3., -2.])
w = np.array([0.2, -0.5, 0.1])
b = 0.1
y = conv1d(x, w, b, pad=1)
dout = 2 * y
dx, dw, db = conv1d_backward(dout, x, w, pad=1)
print(y, dx, dw, db, sep='\n')
print(np.convolve(x, w[::-1], mode='valid'), np.correlate(x, w))
def conv2d(X, K):
    kh, kw = K.shape
    H, W = X.shape
    out = np.empty((H - kh + 1, W - kw + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = (X[i:i+kh, j:j+kw] * K).sum()
    return out
X = np.arange(16, dtype=float).reshape(4, 4)
K = np.array([[1., 0.], [0., -1.]])
Z = conv2d(X, K)
print(Z)
P = Z[:2, :2].reshape(1, 2, 1, 2).max(axis=(1, 3))
print(P)
L = (Z ** 2).sum()
