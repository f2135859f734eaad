import numpy as np

def softmax(z):
    e = np.exp(z - np.max(z, axis=0, keepdims=True))
    return e / np.sum(e, axis=0, keepdims=True)

def rnn_cell_forward(xt, a_prev, parameters):
    Wax, Waa, ba = parameters["Wax"], parameters["Waa"], parameters["ba"]
    a_next = np.tanh(np.dot(Waa, a_prev) + np.dot(Wax, xt) + ba)
    return a_next, (a_next, a_prev, xt)

np.random.seed(14)
n_x, n_a, m, T_x = 2, 3, 4, 3
x = np.random.randn(n_x, m, T_x)
a0 = np.random.randn(n_a, m)
C = np.random.randn(n_a, m)
parameters = {"Wax": np.random.randn(n_a, n_x), "Waa": np.random.randn(n_a, n_a), "ba": np.random.randn(n_a, 1)}
a = a0
caches = []
loss = 0.0
for t in range(T_x):
    a, cache = rnn_cell_forward(x[:, :, t], a, parameters)
    caches.append(cache)
loss = np.sum(C * a)
# backward
def rnn_cell_backward(da_next, cache, parameters):
    a_next, a_prev, xt = cache
    dtanh = (1 - a_next ** 2) * da_next
    dxt = np.dot(parameters["Wax"].T, dtanh)
    dWax = np.dot(dtanh, xt.T)
    da_prev = np.dot(parameters["Waa"].T, dtanh)
    dWaa = np.dot(dtanh, a_prev.T)
    dba = np.sum(dtanh, axis=1, keepdims=True)
    return {"dxt": dxt, "da_prev": da_prev, "dWax": dWax, "dWaa": dWaa, "dba": dba}

dWax = np.zeros((n_a, n_x))
dWaa = np.zeros((n_a, n_a))
dba = np.zeros((n_a, 1))
da_prevt = C
for t in reversed(range(T_x)):
    gradients = rnn_cell_backward(da_prevt, caches[t], parameters)
    da_prevt = gradients["da_prev"]
    dWax += gradients["dWax"]
    dWaa += gradients["dWaa"]
    dba += gradients["dba"]
da0 = da_prevt
