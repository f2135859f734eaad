import numpy as np

def affine_forward(x, w, b):
    out = x.reshape(x.shape[0], -1).dot(w) + b
    cache = (x, w, b)
    return out, cache

def relu_forward(x):
    out = np.maximum(0, x)
    cache = x
    return out, cache

def affine_relu_forward(x, w, b):
    a, fc_cache = affine_forward(x, w, b)
    out, relu_cache = relu_forward(a)
    return out, (fc_cache, relu_cache)

np.random.seed(5)
N = 4
X = np.random.randn(N, 3)
y = np.array([0, 2, 1, 2])
w1 = np.random.randn(3, 5) * 0.8
b1 = np.random.randn(5) * 0.1
w2 = np.random.randn(5, 3) * 0.8
b2 = np.random.randn(3) * 0.1
h, cache1 = affine_relu_forward(X, w1, b1)
scores, cache2 = affine_forward(h, w2, b2)
shifted = scores - np.max(scores, axis=1, keepdims=True)
logits = np.exp(shifted)
probs = logits / np.sum(logits, axis=1, keepdims=True)
loss = -np.sum(np.log(probs[np.arange(N), y])) / N
# backward
def affine_backward(dout, cache):
    x, w, b = cache
    dx = dout.dot(w.T).reshape(x.shape)
    dw = x.reshape(x.shape[0], -1).T.dot(dout)
    db = np.sum(dout, axis=0)
    return dx, dw, db

def relu_backward(dout, cache):
    x = cache
    dx = dout * (x > 0)
    return dx

def affine_relu_backward(dout, cache):
    fc_cache, relu_cache = cache
    da = relu_backward(dout, relu_cache)
    dx, dw, db = affine_backward(da, fc_cache)
    return dx, dw, db

dscores = probs.copy()
dscores[np.arange(N), y] -= 1
dscores /= N
dh, dw2, db2 = affine_backward(dscores, cache2)
dX, dw1, db1 = affine_relu_backward(dh, cache1)
