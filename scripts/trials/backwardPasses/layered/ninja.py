import torch
import torch.nn.functional as F
C = torch.tensor([[0.5, -0.2], [0.1, 0.9], [-0.6, 0.4], [0.3, -0.8]], dtype=torch.float64, requires_grad=True)
Xb = torch.tensor([[0, 1], [2, 0], [3, 1], [1, 2], [2, 3]])
Yb = torch.tensor([1, 3, 0, 2, 1])
n = 5
W1 = torch.tensor([[0.4, -0.6, 0.2], [0.8, 0.1, -0.5], [-0.3, 0.7, 0.6], [0.2, -0.1, 0.9]], dtype=torch.float64)
b1 = torch.tensor([0.1, -0.2, 0.05], dtype=torch.float64)
bngain = torch.tensor([[1.1, 0.9, 1.3]], dtype=torch.float64)
bnbias = torch.tensor([[0.1, -0.1, 0.2]], dtype=torch.float64)
W2 = torch.tensor([[0.3, -0.7, 0.5, 0.2], [0.6, 0.4, -0.2, -0.9], [-0.5, 0.8, 0.1, 0.3]], dtype=torch.float64)
b2 = torch.tensor([0.0, 0.1, -0.1, 0.2], dtype=torch.float64)
emb = C[Xb]
embcat = emb.view(emb.shape[0], -1)
hprebn = embcat @ W1 + b1
bnmeani = 1 / n * hprebn.sum(0, keepdim=True)
bndiff = hprebn - bnmeani
bndiff2 = bndiff ** 2
bnvar = 1 / (n - 1) * bndiff2.sum(0, keepdim=True)
bnvar_inv = (bnvar + 1e-5) ** -0.5
bnraw = bndiff * bnvar_inv
hpreact = bngain * bnraw + bnbias
h = torch.tanh(hpreact)
logits = h @ W2 + b2
logit_maxes = logits.max(1, keepdim=True).values
norm_logits = logits - logit_maxes
counts = norm_logits.exp()
counts_sum = counts.sum(1, keepdim=True)
counts_sum_inv = counts_sum ** -1
probs = counts * counts_sum_inv
logprobs = probs.log()
loss = -logprobs[range(n), Yb].mean()
# backward
dlogprobs = torch.zeros_like(logprobs)
dlogprobs[range(n), Yb] = -1.0 / n #~ sign: dlogprobs[range(n), Yb] = 1.0 / n
dprobs = (1.0 / probs) * dlogprobs
dcounts_sum_inv = (counts * dprobs).sum(1, keepdim=True)
dcounts = counts_sum_inv * dprobs
dcounts_sum = (-counts_sum ** -2) * dcounts_sum_inv
dcounts += torch.ones_like(counts) * dcounts_sum
dnorm_logits = counts * dcounts
dlogits = dnorm_logits.clone()
dlogit_maxes = (-dnorm_logits).sum(1, keepdim=True)
dlogits += F.one_hot(logits.max(1).indices, num_classes=logits.shape[1]) * dlogit_maxes
dh = dlogits @ W2.T
dW2 = h.T @ dlogits
db2 = dlogits.sum(0)
dhpreact = (1.0 - h ** 2) * dh
dbngain = (bnraw * dhpreact).sum(0, keepdim=True)
dbnraw = bngain * dhpreact
dbnbias = dhpreact.sum(0, keepdim=True)
dbndiff = bnvar_inv * dbnraw
dbnvar_inv = (bndiff * dbnraw).sum(0, keepdim=True)
dbnvar = (-0.5 * (bnvar + 1e-5) ** -1.5) * dbnvar_inv
dbndiff2 = (1.0 / (n - 1)) * torch.ones_like(bndiff2) * dbnvar
dbndiff += (2 * bndiff) * dbndiff2
dhprebn = dbndiff.clone()
dbnmeani = (-dbndiff).sum(0)
dhprebn += 1.0 / n * (torch.ones_like(hprebn) * dbnmeani)
dembcat = dhprebn @ W1.T
dW1 = embcat.T @ dhprebn
db1 = dhprebn.sum(0)
demb = dembcat.view(emb.shape)
dC = torch.zeros_like(C)
for k in range(Xb.shape[0]):
    for j in range(Xb.shape[1]):
        ix = Xb[k, j]
        dC[ix] += demb[k, j] #~ overwritten: dC[ix] = demb[k, j]
