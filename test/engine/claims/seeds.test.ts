import { describe, expect, it } from "vitest";
import { codeAnswer } from "../../../src/engine/claims/codeAnswer";

/** A mean of squares, and the way back that begins with a number. */
const program = (seed: string, next: string) => `import numpy as np
x = np.array([[0.5, -1.2], [0.3, 0.8], [0.1, -0.6]])
t = np.array([0.2, 0.7, -0.4])
w = np.array([0.3, -0.4])
N = 3
losses = (x @ w - t) ** 2
L = np.mean(losses)
${seed}
dlosses = ${next}
dw = x.T @ (dlosses * 2 * (x @ w - t))
`;

function verdicts(seed: string, next: string): string[] {
  const result = codeAnswer(program(seed, next), () => 0);
  if ("fault" in result) throw new Error(result.fault.message);
  return (result.answer.claims ?? []).map(({ name, of, verdict }) => `${name} of ${of}: ${verdict}`);
}

const following = (verdict: string) => [`dlosses of losses: ${verdict}`, `dw of w: ${verdict}`];

describe("what the way back begins with", () => {
  it.each([
    ["dL_dL = 1", "dL_dL"],
    ["dL = 1.0", "dL"],
    ["L_bar = np.ones_like(L)", "L_bar"],
    ["grad_output = 1", "grad_output"],
    ["dout = 1.0", "dout"],
    ["upstream = 1.0", "upstream"],
  ])("is a claim that is right: %s", (seed, name) => {
    expect(verdicts(seed, `${name} * np.ones(N) / N`)).toEqual([
      `${name} of L: right`,
      ...following("right"),
    ]);
  });

  it.each([
    ["dL_dL = 1 / N", "dL_dL"],
    ["dL = 2.0", "dL"],
    ["dout = 1.0 / N", "dout"],
    ["grad_output = -1", "grad_output"],
  ])("is the first wrong line where it isn't 1, and the others carry it on: %s", (seed, name) => {
    expect(verdicts(seed, `${name} * np.ones(N) / N`)).toEqual([
      `${name} of L: wrong`,
      ...following("carried"),
    ]);
  });

  it("isn't what comes back to each loss, nor a 0 to which is added, nor a gradient computed", () => {
    expect(verdicts("dout = 1.0 / N", "dout * np.ones(N)")).toEqual(following("right"));
    expect(verdicts("dL = 0.0", "np.ones(N) / N")).toEqual(following("right"));
    expect(verdicts("dt = 0.1", "np.ones(N) / N")).toEqual(following("right"));
  });

  it("has its cause and the right line", () => {
    const result = codeAnswer(program("dL = 2.0", "dL * np.ones(N) / N"), () => 0);
    const claims = "fault" in result ? [] : result.answer.claims;
    expect(claims?.[0].cause).toMatchObject({ mistake: "wrongFactor", right: "1.0" });
  });
});
