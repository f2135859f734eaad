import numpy as np
import matplotlib.pyplot as plt

x = np.linspace(-1, 1, 5)
y = x ** 3 - 0.5 * x
coeffs = np.array([0.1, -0.2, 0.3, 0.4])

def poly(c, x):
    total = 0
    for k, ck in enumerate(c):
        total = total + ck * x ** k
    return total

def mse(c):
    return np.mean((poly(c, x) - y) ** 2)

learning_rate = 0.05
loss = mse(coeffs)
residual = poly(coeffs, x) - y
grad = np.array([2 * np.mean(residual * x ** k) for k in range(4)])
coeffs_new = coeffs - learning_rate * grad
plt.plot(x, poly(coeffs_new, x))
plt.show()
print("before", loss, "after", mse(coeffs_new))
