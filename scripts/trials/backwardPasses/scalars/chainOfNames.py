import numpy as np
np.random.seed(209)
x, y = np.random.randn(), np.random.randn()
w1, b1, w2, b2 = np.random.randn(), 0.3, np.random.randn(), -0.2
z1 = w1 * x + b1
a1 = np.tanh(z1)
z2 = w2 * a1 + b2
yhat = 1 / (1 + np.exp(-z2))
L = (yhat - y) ** 2
# backward
dL_dyhat = 2 * (yhat - y)
dyhat_dz2 = yhat * (1 - yhat)
dz2_dw2 = a1
dz2_db2 = 1
dz2_da1 = w2
da1_dz1 = 1 - a1 ** 2
dz1_dw1 = x
dL_dz2 = dL_dyhat * dyhat_dz2
dL_dw2 = dL_dz2 * dz2_dw2
dL_db2 = dL_dz2 * dz2_db2
dL_dz1 = dL_dz2 * dz2_da1 * da1_dz1
dL_dw1 = dL_dz1 * dz1_dw1
dL_db1 = dL_dz1
