import numpy as np

def batchnorm_forward(x, gamma, beta, eps=1e-5):
    mu = np.mean(x, axis=0)
    var = np.var(x, axis=0)
    inv_std = 1 / np.sqrt(var + eps)
    x_hat = (x - mu) * inv_std
    out = gamma * x_hat + beta
    cache = (x_hat, gamma, inv_std)
    return out, cache

np.random.seed(16)
x = np.random.randn(6, 3)
gamma = np.random.randn(3)
beta = np.random.randn(3)
t = np.random.randn(6, 3)
out, cache = batchnorm_forward(x, gamma, beta)
loss = np.mean((out - t) ** 2)
# backward
def batchnorm_backward_alt(dout, cache):
    x_hat, gamma, inv_std = cache
    N = dout.shape[0]
    dgamma = np.sum(dout * x_hat, axis=0)
    dbeta = np.sum(dout, axis=0)
    dx = (gamma * inv_std / N) * (N * dout - dbeta - x_hat * dgamma) #~ missingTerm: dx = gamma * inv_std * dout #~ missingTerm: dx = (gamma * inv_std / N) * (N * dout - dbeta)
    return dx, dgamma, dbeta

dout = 2 * (out - t) / out.size
dx, dgamma, dbeta = batchnorm_backward_alt(dout, cache)
