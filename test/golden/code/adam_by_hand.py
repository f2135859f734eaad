import numpy as np
from typing import List, Dict, Tuple, Optional, Callable

def rosenbrock(p: np.ndarray) -> float:
    x, y = p
    return (1 - x) ** 2 + 100 * (y - x ** 2) ** 2

def grad(p: np.ndarray) -> np.ndarray:
    x, y = p
    return np.array([-2 * (1 - x) - 400 * x * (y - x ** 2), 200 * (y - x ** 2)])

class Adam:
    def __init__(self, lr: float = 1e-2, beta1: float = 0.9, beta2: float = 0.999, eps: float = 1e-8) -> None:
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m: Optional[np.ndarray] = None
        self.v = None
        self.t = 0

    def step(self, p: np.ndarray, g: np.ndarray) -> np.ndarray:
        if self.m is None:
            self.m = np.zeros_like(p)
            self.v = np.zeros_like(p)
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * g ** 2
        m_hat = self.m / (1 - self.beta1 ** self.t)
        v_hat = self.v / (1 - self.beta2 ** self.t)
        return p - self.lr * m_hat / (np.sqrt(v_hat) + self.eps)

class Momentum:
    def __init__(self, lr=1e-4, mu=0.9):
        self.lr = lr
        self.mu = mu
        self.vel = 0.0
    def step(self, p, g):
        self.vel = self.mu * self.vel - self.lr * g
        return p + self.vel

optimizers: Dict[str, object] = {"adam": Adam(lr=0.02), "momentum": Momentum()}
results = {}
for name, opt in optimizers.items():
    p = np.array([-1.2, 1.0])
    path: List[Tuple[float, float]] = [tuple(p)]
    for it in range(500):
        p = opt.step(p, grad(p))
        path.append((p[0], p[1]))
    results[name] = rosenbrock(p)
    print(f"{name:>10s}: f = {rosenbrock(p):10.3e}, p = {np.round(p, 4)}, steps = {len(path) - 1}")
best = min(results, key=results.get)
print("best:", best, sorted(results.items(), key=lambda kv: kv[1])[0][0])
