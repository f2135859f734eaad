import numpy as np

np.random.seed(27)
states = np.random.randn(5, 3)
actions = [0, 1, 1, 0, 1]
returns = np.random.randn(5)
theta = np.random.randn(3, 2)
beta = 0.1
loss = 0.0
probs = []
for s, a, G in zip(states, actions, returns):
    z = s @ theta
    pi = np.exp(z) / np.sum(np.exp(z))
    loss -= G * np.log(pi[a])
    loss += beta * np.sum(pi * np.log(pi))
    probs.append(pi)
# backward
dtheta = np.zeros_like(theta)
for s, a, G, pi in zip(states, actions, returns, probs):
    onehot = np.zeros(2)
    onehot[a] = 1
    dz = G * (pi - onehot)
    entropy = np.sum(pi * np.log(pi))
    dz += beta * pi * (np.log(pi) - entropy)
    dtheta += np.outer(s, dz)
