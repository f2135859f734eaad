import numpy as np
np.random.seed(29)
X = np.random.randn(5, 4)
W = np.random.randn(4, 3)
bh = np.random.randn(3) * 0.1
bo = np.random.randn(4) * 0.1
n = X.shape[0]
pre = X @ W + bh
H = 1 / (1 + np.exp(-pre))
R = H @ W.T + bo
loss = np.sum((R - X) ** 2) / n
# backward
R_grad = 2 * (R - X) / n
bo_grad = R_grad.sum(0)
H_grad = R_grad @ W
pre_grad = H_grad * H * (1 - H)
bh_grad = pre_grad.sum(0)
W_grad = X.T @ pre_grad + R_grad.T @ H
