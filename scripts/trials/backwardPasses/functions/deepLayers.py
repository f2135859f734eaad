import numpy as np

def linear_forward(A, W, b):
    Z = W.dot(A) + b
    cache = (A, W, b)
    return Z, cache

def relu(Z):
    A = np.maximum(0, Z)
    return A, Z

def sigmoid(Z):
    A = 1 / (1 + np.exp(-Z))
    return A, Z

def linear_activation_forward(A_prev, W, b, activation):
    Z, linear_cache = linear_forward(A_prev, W, b)
    if activation == "sigmoid":
        A, activation_cache = sigmoid(Z)
    else:
        A, activation_cache = relu(Z)
    return A, (linear_cache, activation_cache)

np.random.seed(14)
X = np.random.randn(3, 4)
Y = np.array([[1, 0, 1, 1]])
parameters = {"W1": np.random.randn(4, 3), "b1": np.zeros((4, 1)) + 0.1,
              "W2": np.random.randn(1, 4), "b2": np.zeros((1, 1)) - 0.2}
A1, cache1 = linear_activation_forward(X, parameters["W1"], parameters["b1"], "relu")
AL, cache2 = linear_activation_forward(A1, parameters["W2"], parameters["b2"], "sigmoid")
m = Y.shape[1]
cost = -(np.dot(Y, np.log(AL).T) + np.dot(1 - Y, np.log(1 - AL).T)) / m
cost = np.squeeze(cost)
# backward
def linear_backward(dZ, cache):
    A_prev, W, b = cache
    dW = np.dot(dZ, A_prev.T)
    db = np.sum(dZ, axis=1, keepdims=True)
    dA_prev = np.dot(W.T, dZ)
    return dA_prev, dW, db

def relu_backward(dA, cache):
    Z = cache
    dZ = np.array(dA, copy=True)
    dZ[Z <= 0] = 0
    return dZ

def sigmoid_backward(dA, cache):
    Z = cache
    s = 1 / (1 + np.exp(-Z))
    dZ = dA * s * (1 - s)
    return dZ

def linear_activation_backward(dA, cache, activation):
    linear_cache, activation_cache = cache
    if activation == "relu":
        dZ = relu_backward(dA, activation_cache)
    else:
        dZ = sigmoid_backward(dA, activation_cache)
    dA_prev, dW, db = linear_backward(dZ, linear_cache)
    return dA_prev, dW, db

grads = {}
dAL = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL)) / m
grads["dA1"], grads["dW2"], grads["db2"] = linear_activation_backward(dAL, cache2, "sigmoid")
grads["dA0"], grads["dW1"], grads["db1"] = linear_activation_backward(grads["dA1"], cache1, "relu")
