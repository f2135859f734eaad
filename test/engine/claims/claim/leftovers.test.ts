import { expect, it } from "vitest";
import { judged } from "../judged";

const ridge = (gradient: string) => `X = np.array([[1.0, 2.0], [2.0, 1.0], [3.0, 4.0], [4.0, 3.0]])
y = np.array([3.0, 2.5, 6.0, 6.5])
lam = 0.5
w = np.linalg.solve(X.T @ X + lam * np.eye(2), X.T @ y)
r = X @ w - y
J = r @ r + lam * w @ w
grad_w = ${gradient}
`;

it("at a minimum, where rounding alone is left of the gradient, a right line is right, and that says little", () => {
  for (const line of ["2 * X.T @ r + 2 * lam * w", "2 * (lam * w + X.T @ (X @ w) - X.T @ y)"]) {
    const [{ verdict, words }] = judged(ridge(line)).claims;
    expect(verdict).toBe("right");
    expect(words).toBe("is 0 but for rounding with these numbers, which says little of its formula");
  }
});

it.each(["X.T @ r + 2 * lam * w", "2 * X.T @ r + 2 * lam * w + 1e-9"])("there %s is wrong", (line) =>
  expect(judged(ridge(line)).claims[0].verdict).toBe("wrong"),
);

const average = (gradient: string, scale: number) => `x = np.array([0.1, 0.7, -0.3]) * ${scale}
m = np.mean(x)
L = np.sum((x - m) ** 2)
dm = ${gradient}
`;

it.each([1, 1e-9, 1e9])("however large the numbers are: times %f", (scale) => {
  expect(judged(average("-2 * np.sum(x - m)", scale)).claims[0].verdict).toBe("right");
  expect(judged(average("-2 * (np.sum(x) - 3 * m)", scale)).claims[0].verdict).toBe("right");
  expect(judged(average("-2 * np.sum(x)", scale)).claims[0].verdict).toBe("wrong");
});

it("small gradients whose parts don't cancel are judged as all others", () => {
  const tiny = (factor: number) => `x = np.array([1e-9, 2e-9])
L = np.sum(x ** 3)
dx = ${factor} * x ** 2
`;
  expect(judged(tiny(3)).claims[0]).toMatchObject({ verdict: "right" });
  expect(judged(tiny(3)).claims[0].words).toBeUndefined();
  expect(judged(tiny(2)).claims[0].verdict).toBe("wrong");
});

it("a parameter's gradient that is nothing but rounding doesn't undo a factor of the line before it", () => {
  const centred = (factor: string) => `x = np.array([0.3, -1.2, 0.9, 0.17])
t = np.array([0.21, 0.4, -0.35, 0.8])
w = 0.7
b = 0.13
z = w * x + b
c = z - np.mean(z)
L = np.mean((1.3 * c - t) ** 2)
dc = ${factor}2 * (1.3 * c - t) * 1.3 / 4
dz = dc - np.mean(dc)
db = np.sum(dz)
dw = np.sum(dz * x)
`;
  expect(judged(centred("")).claims.map(({ verdict }) => verdict)).not.toContain("wrong");
  const [dc, ...others] = judged(centred("2 * ")).claims;
  expect(dc).toMatchObject({ name: "dc", verdict: "wrong" });
  expect(others.find(({ name }) => name === "db")?.verdict).toBe("right");
  expect(others.find(({ name }) => name === "dw")?.verdict).toBe("carried");
});
