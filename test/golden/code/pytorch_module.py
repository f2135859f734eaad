import torch
import torch.nn as nn
import torch.nn.functional as F
import torch.optim as optim

torch.manual_seed(0)

class Net(nn.Module):
    def __init__(self, n_hidden: int = 3):
        super(Net, self).__init__()
        self.fc1 = nn.Linear(2, n_hidden)
        self.fc2 = nn.Linear(n_hidden, 1)

    def forward(self, x):
        x = torch.tanh(self.fc1(x))
        return self.fc2(x)

net = Net()
with torch.no_grad():
    net.fc1.weight.copy_(torch.tensor([[0.1, 0.2], [-0.3, 0.4], [0.5, -0.6]]))
    net.fc1.bias.copy_(torch.tensor([0.0, 0.1, -0.1]))
    net.fc2.weight[:] = torch.tensor([[0.7, -0.8, 0.9]])
    net.fc2.bias.fill_(0.05)
X = torch.tensor([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
Y = torch.tensor([[0.], [1.], [1.], [0.]])
criterion = nn.MSELoss()
optimizer = optim.SGD(net.parameters(), lr=0.1, momentum=0.9)
for epoch in range(50):
    optimizer.zero_grad()
    out = net(X)
    loss = criterion(out, Y)
    loss.backward()
    optimizer.step()
    if (epoch + 1) % 10 == 0:
        print(f'Epoch [{epoch+1}/50], Loss: {loss.item():.4f}')
print(net)
for name, param in net.named_parameters():
    print(name, tuple(param.shape), param.requires_grad)
print(net.fc1.weight.grad.shape)
print(sum(p.numel() for p in net.parameters()))
w = net.fc1.weight
print(w.shape)
