import math
x = [0.5, -0.8, 0.3]
t = [0.1, 0.7]
w = [[0.4, -0.6], [0.9, 0.2], [-0.3, 0.5]]
v = [[0.7, -0.2], [-0.5, 0.3]]
h = [0.0, 0.0]
for j in range(2):
    s = 0.0
    for i in range(3):
        s += x[i] * w[i][j]
    h[j] = math.tanh(s)
o = [0.0, 0.0]
for k in range(2):
    s = 0.0
    for j in range(2):
        s += h[j] * v[j][k]
    o[k] = s
loss = 0.0
for k in range(2):
    loss += 0.5 * (o[k] - t[k]) ** 2
# backward
do = [o[0] - t[0], o[1] - t[1]]
dv = [[0.0, 0.0], [0.0, 0.0]]
dh = [0.0, 0.0]
for j in range(2):
    for k in range(2):
        dv[j][k] = do[k] * h[j]
        dh[j] += do[k] * v[j][k]
dw = [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]
for i in range(3):
    for j in range(2):
        dw[i][j] = dh[j] * (1 - h[j] ** 2) * x[i]
