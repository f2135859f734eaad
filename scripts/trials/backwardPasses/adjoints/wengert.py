import numpy as np

np.random.seed(11)
x = np.random.randn(3)
A = np.random.randn(2, 3)
c = np.random.randn(2)
# forward trace
v1 = A @ x
v2 = v1 + c
v3 = np.sin(v2)
v4 = np.exp(-v2 ** 2)
v5 = v3 * v4
v6 = np.sum(v5)
v7 = np.sum(x ** 2)
f = np.log(1 + v6 ** 2) + 0.5 * v7
# backward
f_bar = 1.0
v7_bar = 0.5 * f_bar
v6_bar = f_bar * 2 * v6 / (1 + v6 ** 2)
v5_bar = v6_bar * np.ones(2)
v4_bar = v5_bar * v3
v3_bar = v5_bar * v4
v2_bar = v3_bar * np.cos(v2) - v4_bar * 2 * v2 * v4
v1_bar = v2_bar
c_bar = v2_bar
A_bar = np.outer(v1_bar, x)
x_bar = A.T @ v1_bar + 2 * x * v7_bar
