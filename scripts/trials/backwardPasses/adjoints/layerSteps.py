import numpy as np

def sigmoid(Z):
    return 1 / (1 + np.exp(-Z))

def relu(Z):
    return np.maximum(0, Z)

np.random.seed(15)
sizes = [(2, 4, "relu"), (4, 3, "relu"), (3, 1, "sigmoid")]
params_values = {}
for idx, (n_in, n_out, _) in enumerate(sizes):
    params_values["W" + str(idx + 1)] = np.random.randn(n_out, n_in)
    params_values["b" + str(idx + 1)] = np.random.randn(n_out, 1) * 0.3
X = np.random.randn(2, 6)
Y = (np.random.rand(1, 6) > 0.5).astype(float)
memory = {}
A_curr = X
for idx, (_, _, activation) in enumerate(sizes):
    layer_idx = idx + 1
    A_prev = A_curr
    Z_curr = np.dot(params_values["W" + str(layer_idx)], A_prev) + params_values["b" + str(layer_idx)]
    A_curr = relu(Z_curr) if activation == "relu" else sigmoid(Z_curr)
    memory["A" + str(idx)] = A_prev
    memory["Z" + str(layer_idx)] = Z_curr
Y_hat = A_curr
m = Y_hat.shape[1]
cost = -np.sum(Y * np.log(Y_hat) + (1 - Y) * np.log(1 - Y_hat)) / m
# backward
def relu_backward(dA, Z):
    dZ = np.array(dA, copy=True)
    dZ[Z <= 0] = 0
    return dZ

def sigmoid_backward(dA, Z):
    sig = sigmoid(Z)
    return dA * sig * (1 - sig)

grads_values = {}
dA_prev = -(np.divide(Y, Y_hat) - np.divide(1 - Y, 1 - Y_hat))
for layer_idx_prev, (_, _, activation) in reversed(list(enumerate(sizes))):
    layer_idx_curr = layer_idx_prev + 1
    dA_curr = dA_prev
    A_prev = memory["A" + str(layer_idx_prev)]
    Z_curr = memory["Z" + str(layer_idx_curr)]
    W_curr = params_values["W" + str(layer_idx_curr)]
    backward_activation = relu_backward if activation == "relu" else sigmoid_backward
    dZ_curr = backward_activation(dA_curr, Z_curr)
    dW_curr = np.dot(dZ_curr, A_prev.T) / m
    db_curr = np.sum(dZ_curr, axis=1, keepdims=True) / m
    dA_prev = np.dot(W_curr.T, dZ_curr)
    grads_values["dW" + str(layer_idx_curr)] = dW_curr
    grads_values["db" + str(layer_idx_curr)] = db_curr
