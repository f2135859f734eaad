import torch, torch.nn as nn
import torch.nn.functional as F
torch.manual_seed(42)
x = torch.tensor([[0.5, -1.0], [1.5, 2.0], [-0.3, 0.7]])
y = torch.tensor([[1.0], [0.0], [1.0]])
w1 = torch.tensor([[0.1, 0.2, 0.3], [0.4, 0.5, 0.6]], requires_grad=True)
b1 = torch.zeros(3, requires_grad=True)
w2 = torch.full((3, 1), 0.5, requires_grad=True)
b2 = torch.zeros(1, requires_grad=True)
params = [w1, b1, w2, b2]
lr = 0.1
for epoch in range(20):
    h = F.relu(x @ w1 + b1)
    logits = h @ w2 + b2
    loss = F.binary_cross_entropy_with_logits(logits, y)
    for p in params:
        p.grad = None
    loss.backward()
    for p in params:
        p.data += -lr * p.grad
    if epoch % 5 == 0:
        print(f"{epoch}: {loss.item():.4f}")
print(w2.grad.norm().item() > 0, w1.data[0])
lossi = []
C = torch.tensor([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]], requires_grad=True)
ix = torch.tensor([[0, 1], [2, 0]])
emb = C[ix]
print(emb.shape, emb.view(-1, 4).shape)
hh = torch.tanh(emb.view(-1, 4).sum(1, keepdim=True))
counts = hh.exp()
prob = counts / counts.sum(0, keepdims=True)
l = -prob[torch.arange(2), torch.tensor([0, 0])].log().mean()
l.backward()
print(C.grad)
model = nn.Sequential(nn.Linear(2, 2, bias=False), nn.Tanh(), nn.Linear(2, 1))
model[0].weight = nn.Parameter(torch.tensor([[1., 2.], [3., 4.]]))
model[2].weight.data = torch.tensor([[0.5, -0.5]])
nn.init.zeros_(model[2].bias)
opt = torch.optim.Adam(model.parameters(), lr=0.01, betas=(0.9, 0.999))
sched = torch.optim.lr_scheduler.StepLR(opt, step_size=2, gamma=0.5)
for i in range(4):
    opt.zero_grad()
    out = model(x)
    loss = ((out - y) ** 2).mean()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    opt.step()
    sched.step()
print(round(loss.item(), 4), opt.param_groups[0]['lr'])
with torch.no_grad():
    print((model(x) > 0).int().flatten().tolist())
a = torch.tensor(2.0, requires_grad=True)
b = torch.tensor(6.0, requires_grad=True)
Q = 3*a**3 - b**2
Q.backward(gradient=torch.tensor(1.))
print(9*a**2 == a.grad, -2*b == b.grad)
x = torch.ones(2, 2, requires_grad=True)
yy = (x * 2).sum()
yy.backward(retain_graph=True)
yy.backward()
print(x.grad)
x.grad.zero_()
z = (x ** 2).detach()
print(z.requires_grad, x.grad)
u = torch.tensor([1.0, 2.0], requires_grad=True)
v = u * 2
while v.norm() < 100:
    v = v * 2
v.backward(torch.tensor([0.1, 1.0]))
print(u.grad)
