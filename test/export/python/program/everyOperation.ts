const inNumpy = `
import numpy as np
x = np.array([[0.3, -0.7, 0.9], [0.2, 0.6, -0.4]])
v = np.array([0.5, 1.5, 0.8])
M = np.array([[2.0, 0.3], [-0.4, 1.5]])
s = 0.7
p = np.abs(x) + 0.4
parts = []
for f in [np.arccos, np.arcsin, np.arctan, np.ceil, np.cos, np.cosh, np.exp, np.expm1, np.floor, np.negative,
          np.reciprocal, np.rint, np.sign, np.sin, np.sinh, np.square, np.tan, np.trunc, np.tanh, np.abs]:
    parts.append(np.sum(f(x * 0.9) * v))
for f in [np.log, np.log10, np.log1p, np.log2, np.sqrt]:
    parts.append(np.sum(f(p) * v))
a = (x + v) * (v - x) / p
b = np.maximum(x, v) + np.minimum(x, 0.3) + np.where(x > 0, x * x, v)
c = np.clip(x, -0.5, 0.5) + np.clip(x, None, 0.4) + np.logaddexp(x, v) + np.arctan2(x, v) + np.mod(x, v) + np.fmod(v, x)
d = x ** 3 + p ** 0.5 + p ** v + p ** s + 2.0 ** x
parts.append(np.sum(a * b + c * d))
for g in [np.sum, np.mean, np.max, np.min, np.prod, np.std, np.var]:
    parts.append(g(x))
    parts.append(np.sum(g(x, axis=0) * v))
    parts.append(np.sum(g(x, axis=1, keepdims=True) * x))
parts.append(np.linalg.norm(x) + np.sum(np.linalg.norm(x, axis=0) * v))
parts.append(np.sum(np.cumsum(x, axis=1) * x) + np.sum(np.cumprod(x, axis=0) * x))
W = np.array([[0.1, 0.2], [0.3, -0.4], [0.5, 0.6]])
T = np.stack([x, x * 2.0])
parts.append(np.sum(x @ W @ M) + v @ W @ np.array([1.0, 2.0]) + v @ v + np.sum(x @ v) + np.sum(v @ W))
parts.append(np.sum((T @ W) ** 2) + np.sum((T @ v) ** 2) + np.sum((v @ (np.stack([W, W * s]))) ** 2))
parts.append(np.sum(np.outer(v, x) ** 2) + np.trace(M @ M))
parts.append(np.sum(np.concatenate([x, x * s], axis=0) ** 2) + np.sum(np.concatenate([x, W.T], axis=1) ** 3))
parts.append(np.sum(np.stack([v, v * s], axis=1) ** 2) + np.sum(np.array([s, s * s, v[1]]) * v))
parts.append(np.sum(np.diag(v) @ W) + np.sum(np.tril(M) ** 2) + np.sum(np.triu(M, 1) * M))
parts.append(np.sum(np.pad(x, ((1, 0), (0, 2))) ** 2) + np.sum(np.tile(x, (2, 2)) ** 3) + np.sum(np.broadcast_to(v, (2, 3)) * x))
parts.append(np.sum(x[0] * v) + x[1, 2] * x[0, 1] + np.sum(x[:, 1:] * M) + np.sum(x[:, [0, 0, 2]] * x) + np.sum(v[::-1] * v))
parts.append(np.sum(x.reshape(3, 2) * W) + np.sum(x.T * W) + np.sum(np.transpose(T, (2, 0, 1)) ** 2) + np.sum(x.ravel() ** 2))
z = np.zeros(3)
np.add.at(z, [0, 2, 0], v)
parts.append(np.sum(z ** 2))
q = x * 1.0
q[0] = v * s
q[1, 1:] = x[0, :2] * 2.0
q[0, 2] = s
parts.append(np.sum(q ** 2))
parts.append(np.linalg.det(M) + np.sum(np.linalg.inv(M) * M) + np.sum(np.linalg.solve(M, x[:, 0]) ** 2))
parts.append(np.sum(np.linalg.solve(M, x) ** 2))
parts.append(max(s, v[0], 0.2) ** 2 + min(x[0, 1], v[1]) * max(0, s))
L = sum(parts)
`;

const inPytorch = `
import torch
import torch.nn.functional as F
t = torch.tensor([[0.3, -0.7, 0.9], [0.2, 0.6, -0.4]], dtype=torch.float64, requires_grad=True)
v = torch.tensor([0.5, 1.5, 0.8], dtype=torch.float64)
parts = []
for f in [torch.erf, F.gelu, F.logsigmoid, F.silu, F.relu, F.softplus, torch.sigmoid, F.elu, F.hardtanh]:
    parts.append((f(t) * 1.5).sum())
parts.append(torch.logsumexp(t, dim=1).sum() + (torch.logsumexp(t, dim=0, keepdim=True) * t).sum())
parts.append(torch.std(t) + (torch.var(t, dim=0) * v).sum())
parts.append((torch.softmax(t, dim=1) * t).sum() + (torch.softmax(t, dim=0) ** 2).sum())
parts.append((torch.log_softmax(t, dim=1) * t).sum())


L = sum(parts)
`;

/** Programs that have each operation of the registry at least once, along several axes or with several shapes. */
export const everyOperation = { NumPy: inNumpy, PyTorch: inPytorch } as const;
