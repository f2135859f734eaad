import numpy as np

def train_step(params, batch, lr=0.1):
    x, t = batch["x"], batch["t"]
    n = x.shape[0]
    net = {}
    net["z1"] = x @ params["W1"] + params["b1"]
    net["a1"] = 1 / (1 + np.exp(-net["z1"]))
    net["z2"] = net["a1"] @ params["W2"] + params["b2"]
    net["e"] = net["z2"] - t
    loss = np.sum(net["e"] ** 2) / (2 * n)
    # backward
    g = {}
    g["z2"] = net["e"] / n
    g["W2"] = net["a1"].T @ g["z2"]
    g["b2"] = g["z2"].sum(axis=0)
    g["a1"] = g["z2"] @ params["W2"].T
    g["z1"] = g["a1"] * net["a1"] * (1 - net["a1"])
    g["W1"] = x.T @ g["z1"]
    g["b1"] = g["z1"].sum(axis=0)
    new = {k: params[k] - lr * g[k] for k in params}
    return loss, new

np.random.seed(201)
params = {
    "W1": np.random.randn(3, 4),
    "b1": np.random.randn(4) * 0.1,
    "W2": np.random.randn(4, 2),
    "b2": np.random.randn(2) * 0.1,
}
batch = {"x": np.random.randn(5, 3), "t": np.random.randn(5, 2)}
loss, params = train_step(params, batch)
