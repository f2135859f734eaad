import { expect, it } from "vitest";
import { codeAnswer } from "../../../src/engine/claims/codeAnswer";

const claimsOf = (z: number, slope: string) => {
  const result = codeAnswer(
    `z = np.array([${z}, -0.3])
y = np.array([0.0, 1.0])
p = 1 / (1 + np.exp(-z))
loss = -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))
dz = ${slope}
`,
    () => 0,
  );
  if ("fault" in result) throw new Error(result.fault.message);
  return result.answer.claims ?? [];
};

it.each([2, 12.5, 16.3, 18.5, 21.7, 24.2, 26.4])(
  "with %f as a score the gradient p - y is right, however few digits 1 - p has",
  (z) => {
    const [{ verdict, largest }] = claimsOf(z, "p - y");
    expect(verdict).toBe("right");
    expect(largest).toBeLessThan(1e-3);
  },
);

it("what is wrong stays so where digits are lost", () => {
  expect(claimsOf(18.5, "(p - y) * 1.00001")[0].verdict).toBe("wrong");
  expect(claimsOf(18.5, "y - p")[0].verdict).toBe("wrong");
});

it("where none are lost a small difference is told", () =>
  expect(claimsOf(2, "(p - y) * 1.00000001")[0].verdict).not.toBe("right"));
