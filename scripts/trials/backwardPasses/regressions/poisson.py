import numpy as np
np.random.seed(61)
X = np.random.randn(6, 2) * 0.5
counts = np.array([0, 2, 1, 3, 0, 1])
beta = np.random.randn(2)
intercept = 0.1
alpha = 0.05
eta = X @ beta + intercept
rate = np.exp(eta)
nll = np.mean(rate - counts * eta)
loss = nll + alpha * np.sum(np.abs(beta))
# backward
grad_eta = (rate - counts) / len(counts)
grad_beta, grad_intercept = X.T @ grad_eta + alpha * np.sign(beta), grad_eta.sum()
