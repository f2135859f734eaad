import numpy as np
y = np.array([0, 2, 1, 1, 0])
n_classes = y.max() + 1
Y = np.eye(n_classes)[y]
print(Y)
Y2 = np.zeros((y.size, n_classes))
Y2[np.arange(y.size), y] = 1
print(np.array_equal(Y, Y2))
print((y[:, np.newaxis] == np.arange(3)).astype(int))
scores = np.array([[2.0, 1.0, 0.1], [0.5, 2.5, -1.0], [0., 0., 0.], [1., 2., 3.], [-1., -2., -3.]])
p = np.exp(scores) / np.exp(scores).sum(1)[:, None]
log_likelihood = -np.log(p[range(len(y)), y])
loss = log_likelihood.mean()
print(loss)
dscores = p.copy()
dscores[range(len(y)), y] -= 1
dscores /= len(y)
print(dscores)
counts = np.zeros(3)
np.add.at(counts, y, 1)
print(counts, np.bincount(y), np.unique(y))
pred = np.argmax(p, axis=1)
acc = (pred == y).mean()
print(f"accuracy: {acc:.1%} {acc}")
print(np.unique(y, return_counts=True))
cm = np.zeros((3, 3), dtype=int)
for t, q in zip(y, pred):
    cm[t, q] += 1
print(cm)
print(np.argsort(scores, axis=1)[:, ::-1])
print(np.sort(scores[0])[::-1], scores.argsort()[0])
