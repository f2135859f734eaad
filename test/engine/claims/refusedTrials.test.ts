import { expect, it } from "vitest";
import { judged } from "./judged";

// Of the gradients that are tried, some have what passes back go through solve with np.outer(u, u), which is singular.
it("a trial that an operation refuses is no cause, and the line is judged all the same", () => {
  const { first, claims } = judged(`import numpy as np
M = np.array([[1.2, -0.4, 0.3], [0.5, 0.9, -1.1], [-0.7, 0.2, 0.8]])
S = M @ M.T + 2 * np.eye(3)
a = np.array([0.4, -1.3, 0.6])
mu = np.array([0.1, 0.5, -0.9])
d = a - mu
u = np.linalg.solve(S, d)
quad = d @ u
logdet = np.log(np.linalg.det(S))
f = 0.5 * quad + 0.5 * logdet
quad_grad = 0.5
u_grad = quad_grad * d
d_grad = quad_grad * u
mu_grad = -d_grad
`);
  expect(first).toEqual({ line: 13, name: "d_grad" });
  expect(claims.find(({ name }) => name === "mu_grad")?.verdict).toBe("carried");
});
