import numpy as np
np.random.seed(59)
M = np.random.randn(3, 3)
S = M @ M.T + 2 * np.eye(3)
a = np.random.randn(3)
mu = np.random.randn(3)
d = a - mu
u = np.linalg.solve(S, d)
quad = d @ u
logdet = np.log(np.linalg.det(S))
f = 0.5 * quad + 0.5 * logdet
# backward
dquad = 0.5
du = dquad * d
dd = dquad * u + np.linalg.solve(S.T, du)
dmu = -dd
dS = -0.5 * np.outer(u, u) + 0.5 * np.linalg.inv(S).T
dM = (dS + dS.T) @ M
