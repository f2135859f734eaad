import numpy as np

# logistic regression, one pass of SGD by hand
rng = np.random.default_rng(0)
order = rng.permutation(4)
X = np.array([[0.5, 1.2], [-1.0, 0.3], [1.5, -0.7], [-0.4, -1.1]])
y = np.array([1, 0, 1, 0])
w = np.zeros(2)
b = 0.0
lr = 0.1

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

for xi, yi in zip(X[order], y[order]):
    p = sigmoid(xi @ w + b)
    loss = -(yi * np.log(p) + (1 - yi) * np.log(1 - p))
    dz = p - yi
    dw = dz * xi
    db = dz
    w = w - lr * dw
    b = b - lr * db
print(w, b, loss)
