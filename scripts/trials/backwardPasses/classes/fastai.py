import numpy as np

class Tensor:
    def __init__(self, data):
        self.data = data
        self.g = None

def lin_forward(inp, w, b):
    return Tensor(inp.data @ w.data + b.data)

def relu_forward(inp):
    return Tensor(np.maximum(inp.data, 0))

np.random.seed(60)
x = Tensor(np.random.randn(5, 3))
w1 = Tensor(np.random.randn(3, 4))
b1 = Tensor(np.random.randn(4) * 0.1)
w2 = Tensor(np.random.randn(4, 1))
b2 = Tensor(np.random.randn(1) * 0.1)
y = np.random.randn(5)
l1 = lin_forward(x, w1, b1)
l2 = relu_forward(l1)
out = lin_forward(l2, w2, b2)
diff = out.data[:, 0] - y
loss = np.mean(diff ** 2)
# backward
def lin_grad(inp, out, w, b):
    inp.g = out.g @ w.data.T
    w.g = inp.data.T @ out.g
    b.g = out.g.sum(0)

def relu_grad(inp, out):
    inp.g = (inp.data > 0) * out.g

out.g = 2.0 * diff[:, None] / y.shape[0]
lin_grad(l2, out, w2, b2)
relu_grad(l1, l2)
lin_grad(x, l1, w1, b1)
