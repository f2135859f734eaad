import numpy as np
def softmax_loss_naive(W, X, y, reg):
    loss = 0.0
    dW = np.zeros_like(W)
    num_train = X.shape[0]
    num_classes = W.shape[1]
    for i in range(num_train):
        scores = X[i].dot(W)
        scores -= np.max(scores)
        p = np.exp(scores) / np.sum(np.exp(scores))
        loss += -np.log(p[y[i]])
        for j in range(num_classes):
            dW[:, j] += (p[j] - (j == y[i])) * X[i]
    loss /= num_train
    loss += reg * np.sum(W * W)
    dW /= num_train
    dW += 2 * reg * W
    return loss, dW
def softmax_loss_vectorized(W, X, y, reg):
    N = X.shape[0]
    scores = X @ W
    scores -= scores.max(axis=1, keepdims=True)
    probs = np.exp(scores)
    probs /= probs.sum(axis=1, keepdims=True)
    loss = -np.log(probs[np.arange(N), y]).mean() + reg * np.sum(W ** 2)
    probs[np.arange(N), y] -= 1
    dW = X.T.dot(probs) / N + 2 * reg * W
    return loss, dW
np.random.seed(0)
W = np.random.randn(4, 3) * 0.1
X = np.random.randn(5, 4)
y = np.random.randint(3, size=5)
l1, g1 = softmax_loss_naive(W, X, y, 0.5)
l2, g2 = softmax_loss_vectorized(W, X, y, 0.5)
print('%.6f %.6f %e' % (l1, l2, np.linalg.norm(g1 - g2, ord='fro') < 1e-12))
from numpy import random as rnd
def grad_check_sparse(f, x, analytic_grad, num_checks=3, h=1e-5):
    for i in range(num_checks):
        ix = tuple([i % m for m in x.shape])
        oldval = x[ix]
        x[ix] = oldval + h
        fxph = f(x)
        x[ix] = oldval - h
        fxmh = f(x)
        x[ix] = oldval
        grad_numerical = (fxph - fxmh) / (2 * h)
        grad_analytic = analytic_grad[ix]
        rel_error = abs(grad_numerical - grad_analytic) / (abs(grad_numerical) + abs(grad_analytic))
        print('numerical: %.5f analytic: %.5f, ok: %s' % (grad_numerical, grad_analytic, rel_error < 1e-6))
grad_check_sparse(lambda w: softmax_loss_vectorized(w, X, y, 0.5)[0], W, g2)
