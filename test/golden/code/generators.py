import numpy as np

def minibatches(X, Y, batch_size, shuffle=True, seed=None):
    n = X.shape[0]
    idx = np.arange(n)
    if shuffle:
        rs = np.random.RandomState(seed)
        rs.shuffle(idx)
    for start in range(0, n, batch_size):
        batch = idx[start:start + batch_size]
        yield X[batch], Y[batch]

def counter(n):
    i = 0
    while True:
        if i >= n:
            return
        received = yield i
        i += 1

X = np.arange(20).reshape(10, 2) / 10
Y = X.sum(axis=1, keepdims=True)
w = np.zeros((2, 1))
for epoch in range(3):
    total = 0.
    for k, (xb, yb) in enumerate(minibatches(X, Y, 4, seed=epoch)):
        err = xb @ w - yb
        grad = xb.T @ err / len(xb)
        w = w - 0.1 * grad
        total += float((err ** 2).sum())
    print(epoch, k, round(total, 5))
print(list(counter(4)), sum(counter(5)), [c * 2 for c in counter(3)])
g = counter(3)
print(next(g), next(g), next(g), next(g, 'done'))
squares = (i * i for i in range(5))
print(next(squares), list(squares))
print(sum(x ** 2 for x in [1., 2., 3.]), max(len(s) for s in ["a", "bbb"]))
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
f = fib()
print([next(f) for _ in range(10)])
def chain(*its):
    for it in its:
        yield from it
print(list(chain([1, 2], (3,), range(2))))
try:
    g2 = iter([1])
    next(g2)
    next(g2)
except StopIteration:
    print("stop")
a, *rest = counter(4)
print(a, rest, dict(zip("abc", fib())))
