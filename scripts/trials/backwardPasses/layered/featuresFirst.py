import numpy as np
np.random.seed(202)
n_in, n_hid, n_out, m = 3, 4, 3, 5
X = np.random.randn(n_in, m)
Y = np.eye(n_out)[:, np.random.randint(0, n_out, m)]
Theta1 = np.random.randn(n_hid, n_in)
bias1 = np.random.randn(n_hid, 1) * 0.2
Theta2 = np.random.randn(n_out, n_hid)
bias2 = np.random.randn(n_out, 1) * 0.2
lam = 0.3
S1 = Theta1.dot(X) + bias1
H1 = np.tanh(S1)
S2 = Theta2.dot(H1) + bias2
expS = np.exp(S2 - S2.max(axis=0, keepdims=True))
P = expS / expS.sum(axis=0, keepdims=True)
data_loss = -np.sum(Y * np.log(P)) / m
J = data_loss + lam / (2 * m) * (np.sum(Theta1 ** 2) + np.sum(Theta2 ** 2))
# backward
D2 = P - Y
Theta2_grad = D2.dot(H1.T) / m + lam / m * Theta2
bias2_grad = D2.sum(axis=1, keepdims=True) / m
D1 = Theta2.T.dot(D2) * (1 - H1 ** 2)
Theta1_grad = D1.dot(X.T) / m + lam / m * Theta1
bias1_grad = D1.sum(axis=1, keepdims=True) / m
