import torch
torch.manual_seed(0)
X = torch.tensor([[0.5, -1.0], [0.3, 0.8], [-0.7, 0.2]])
y = torch.tensor([[1.0], [0.0], [1.0]])
w1 = torch.tensor([[0.2, -0.4, 0.6], [0.5, 0.1, -0.3]], requires_grad=True)
b1 = torch.tensor([0.1, 0.0, -0.1], requires_grad=True)
w2 = torch.tensor([[0.7], [-0.5], [0.2]], requires_grad=True)
h = X @ w1 + b1
a = torch.relu(h)
out = a @ w2
loss = ((out - y) ** 2).mean()
loss.backward()
# backward
with torch.no_grad():
    grad_out = 2 * (out - y) / y.numel()
    grad_w2 = a.t() @ grad_out
    grad_a = grad_out @ w2.t()
    grad_h = grad_a.clone()
    grad_h[h < 0] = 0
    grad_w1 = X.t() @ grad_h
    grad_b1 = grad_h.sum(0)
print(torch.allclose(grad_w1, w1.grad), torch.allclose(grad_w2, w2.grad))
