import numpy as np
theta0 = 0.4
omega0 = 0.1
k = 2.0
h = 0.1
steps = 5
thetas = [theta0]
omegas = [omega0]
for n in range(steps):
    omega = omegas[n] - h * k * np.sin(thetas[n])
    theta = thetas[n] + h * omega
    omegas.append(omega)
    thetas.append(theta)
E = 0.5 * (thetas[-1] - 0.3) ** 2 + 0.5 * omegas[-1] ** 2
# backward
dtheta = thetas[-1] - 0.3
domega = omegas[-1]
dk = 0.0
for n in reversed(range(steps)):
    domega = domega + h * dtheta
    dk -= h * np.sin(thetas[n]) * domega
    dtheta = dtheta - h * k * np.cos(thetas[n]) * domega
dtheta0 = dtheta
domega0 = domega
