import numpy as np

logits = np.array([[2.0, -1.0, 0.5], [0.1, 0.2, 3.0]])
labels = np.array([0, 1])

m = logits.max(axis=1, keepdims=True)   # for stability
lse = m + np.log(np.exp(logits - m).sum(axis=1, keepdims=True))
log_probs = logits - lse
loss = -log_probs[np.arange(2), labels].mean()

probs = np.exp(log_probs)
one_hot = np.eye(3)[labels]
dlogits = (probs - one_hot) / 2
print(f"loss = {loss:.4f}")
print(dlogits.round(4))
