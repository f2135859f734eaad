import torch

torch.manual_seed(0)
W_xh = torch.tensor([[0.5, -0.3], [0.8, 0.2]], requires_grad=True)
W_hh = torch.tensor([[0.1, 0.4], [-0.2, 0.3]], requires_grad=True)
b_h = torch.zeros(2, requires_grad=True)
W_hy = torch.tensor([[1.0, -1.0]], requires_grad=True)

xs = [torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0]), torch.tensor([1.0, 1.0])]
target = torch.tensor([0.5])

def cell(x, h):
    return torch.tanh(W_xh @ x + W_hh @ h + b_h)

h = torch.zeros(2)
for x in xs:
    h = cell(x, h)
y = W_hy @ h
loss = ((y - target) ** 2).mean()
loss.backward()
print(W_hh.grad)
