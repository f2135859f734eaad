import torch
torch.manual_seed(1)
X = torch.tensor([[0.5, -1.0, 0.2], [0.3, 0.8, -0.6], [-0.7, 0.2, 1.1], [1.3, -0.4, 0.9]])
T = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0], [0.0, 1.0]])
w1 = torch.tensor([[0.2, -0.4, 0.6, 0.3], [0.5, 0.1, -0.3, -0.8], [-0.6, 0.7, 0.4, 0.1]])
b1 = torch.tensor([[0.1, 0.05, -0.1, 0.2]])
w2 = torch.tensor([[0.7, -0.1], [-0.5, 0.4], [0.2, 0.9], [0.3, -0.6]])
b2 = torch.tensor([[0.05, -0.05]])
n = X.shape[0]
z1 = X @ w1 + b1
a1 = torch.tanh(z1)
z2 = a1 @ w2 + b2
logprobs = z2 - torch.logsumexp(z2, 1, keepdim=True)
loss = -(T * logprobs).sum() / n
# backward
probs = torch.softmax(z2, dim=1)
dz2 = (probs - T) / n
dw2 = a1.T @ dz2
db2 = dz2.sum(0, keepdim=True)
da1 = dz2 @ w2.T
dz1 = da1 * (1 - a1 * a1)
dw1 = X.T @ dz1
db1 = dz1.sum(0, keepdim=True)
