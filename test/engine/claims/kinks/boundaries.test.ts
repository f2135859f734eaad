import { describe, expect, it } from "vitest";
import { judgeClaims } from "../../../../src/engine/claims/judgeClaims";
import { runningAgain } from "../../../../src/engine/program/run/again";
import { outcomeOf } from "../../../../src/engine/program/run/results/outcome";
import { runProgram } from "../../../../src/engine/program/run/runProgram";

const head = `import numpy as np
a = 0.5
z = np.array([-1.0, 0.0, 2.0])
c = np.array([1.0, 2.0, 3.0])
`;
const tail = (slope: string) => `loss = np.sum(c * h)
dh = c
dz = dh * (${slope})
`;

function verdicts(source: string): Record<string, string> {
  const now = () => 0;
  const run = runProgram(source, now);
  const outcome = outcomeOf(run);
  if ("fault" in outcome || !outcome.of) throw new Error("it doesn't run");
  const claims = judgeClaims(run, outcome.of.recorded, outcome.of.name, runningAgain(run, now));
  return Object.fromEntries(claims.map(({ name, verdict }) => [name, verdict]));
}

/** A function with a kink at 0, where one number lies; each of its two slopes there. */
const kinks: Readonly<Record<string, { readonly forward: string; readonly slopes: readonly string[] }>> = {
  "ELU by np.where, 0 with the positive ones": {
    forward: "h = np.where(z >= 0, z, a * (np.exp(z) - 1))",
    slopes: ["np.where(z > 0, 1, a * np.exp(z))", "np.where(z >= 0, 1, a * np.exp(z))"],
  },
  "ELU by np.where, 0 with the negative ones": {
    forward: "h = np.where(z > 0, z, a * (np.exp(z) - 1))",
    slopes: ["np.where(z > 0, 1, a * np.exp(z))", "np.where(z >= 0, 1, a * np.exp(z))"],
  },
  "ELU by np.maximum and np.minimum": {
    forward: "h = np.maximum(z, 0) + a * (np.exp(np.minimum(z, 0)) - 1)",
    slopes: ["np.where(z > 0, 1, a * np.exp(z))", "np.where(z >= 0, 1, a * np.exp(z))"],
  },
  "relu by a mask": { forward: "h = z * (z > 0)", slopes: ["z > 0", "z >= 0"] },
  "relu by np.greater": { forward: "h = z * np.greater(z, 0)", slopes: ["z > 0", "z >= 0"] },
  "relu by np.maximum": {
    forward: "h = np.maximum(z, 0)",
    slopes: ["z > 0", "z >= 0", "(np.sign(z) + 1) / 2"],
  },
  "leaky relu by a mask as an index": {
    forward: "h = z.copy()\nh[z < 0] = a * z[z < 0]",
    slopes: ["np.where(z < 0, a, 1)", "np.where(z <= 0, a, 1)"],
  },
  "leaky relu number by number": {
    forward: "h = np.array([v if v > 0 else a * v for v in z])",
    slopes: ["np.where(z < 0, a, 1)", "np.where(z <= 0, a, 1)"],
  },
};

describe("the slope on either side of a kink on which a number lies", () => {
  for (const [name, { forward, slopes }] of Object.entries(kinks))
    for (const slope of slopes)
      it(`is right or a convention: ${name}, ${slope}`, () => {
        const { dz } = verdicts(`${head}${forward}\n${tail(slope)}`);
        expect(["right", "convention"]).toContain(dz);
      });

  for (const [name, { forward }] of Object.entries(kinks))
    it(`excuses no other slope: ${name}`, () => {
      expect(verdicts(`${head}${forward}\n${tail("np.where(z >= 0, 1, 0.7 * np.exp(z))")}`).dz).toBe("wrong");
      expect(verdicts(`${head}${forward}\n${tail("np.where(z >= 0, 1.7, 0.4)")}`).dz).toBe("wrong");
    });
});

it("a jump has no slope on its other side", () => {
  const forward = "h = np.where(z >= 0, z + 1, a * z)";
  expect(verdicts(`${head}${forward}\n${tail("np.where(z >= 0, 1, a)")}`).dz).toBe("right");
  expect(verdicts(`${head}${forward}\n${tail("np.where(z > 0, 1, a)")}`).dz).toBe("wrong");
});
