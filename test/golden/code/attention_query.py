import math
import torch
import torch.nn.functional as F

q = torch.tensor([1.0, 0.5], requires_grad=True)
K = torch.tensor([[0.2, 1.0], [-0.5, 0.3], [1.2, -0.4]], requires_grad=True)
V = torch.tensor([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]], requires_grad=True)

scores = K @ q / math.sqrt(q.shape[0])
weights = F.softmax(scores, dim=0)
context = weights @ V
loss = F.mse_loss(context, torch.tensor([0.3, 0.7]))
loss.backward()
print(weights)
print(q.grad)
