import numpy as np

np.random.seed(23)
batch, classes, eps, tau = 4, 3, 0.1, 2.0
features = np.random.randn(batch, 2)
labels = np.array([0, 2, 1, 2])
kernel = np.random.randn(2, classes)
bias = np.zeros(classes)
target = np.full((batch, classes), eps / classes)
target[np.arange(batch), labels] += 1 - eps
scores = features @ kernel + bias
logits = scores / tau
shifted = logits - logits.max(axis=1, keepdims=True)
log_probs = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
loss = -(target * log_probs).sum() / batch
# backward
probs = np.exp(log_probs)
grad_logits = (probs - target) / batch
grad_scores = grad_logits / tau
grad_kernel = features.T.dot(grad_scores)
grad_bias = grad_scores.sum(axis=0)
grad_features = grad_scores.dot(kernel.T)
