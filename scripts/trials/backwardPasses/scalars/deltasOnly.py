import math

def sig(a):
    return 1 / (1 + math.exp(-a))

x1, x2 = 0.35, 0.9
w13, w23, w14, w24 = 0.1, 0.8, 0.4, 0.6
w35, w45 = 0.3, 0.9
target = 0.5
eta = 1.0
net3 = w13 * x1 + w23 * x2
net4 = w14 * x1 + w24 * x2
out3 = sig(net3)
out4 = sig(net4)
net5 = w35 * out3 + w45 * out4
out5 = sig(net5)
E = 0.5 * (target - out5) ** 2
# backward
delta5 = (target - out5) * out5 * (1 - out5)
delta3 = delta5 * w35 * out3 * (1 - out3)
delta4 = delta5 * w45 * out4 * (1 - out4)
w35 = w35 + eta * delta5 * out3
w45 = w45 + eta * delta5 * out4
w13 = w13 + eta * delta3 * x1
w23 = w23 + eta * delta3 * x2
w14 = w14 + eta * delta4 * x1
w24 = w24 + eta * delta4 * x2
