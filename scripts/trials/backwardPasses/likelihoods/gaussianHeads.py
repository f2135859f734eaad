import numpy as np

np.random.seed(21)
n = 6
X = np.random.randn(n, 2)
y = np.random.randn(n, 1)
W = np.random.randn(2, 3)
Wm = np.random.randn(3, 1)
Ws = np.random.randn(3, 1) * 0.4
H = np.tanh(X @ W)
mean = H @ Wm
log_var = H @ Ws
res = y - mean
nll = 0.5 * np.mean(log_var + res ** 2 * np.exp(-log_var))
# backward
g_mean = -res * np.exp(-log_var) / n
g_log_var = 0.5 * (1 - res ** 2 * np.exp(-log_var)) / n
g_Wm = H.T @ g_mean
g_Ws = H.T @ g_log_var
g_H = g_mean @ Wm.T + g_log_var @ Ws.T
g_W = X.T @ (g_H * (1 - H * H))
