import { describe, expect, it } from "vitest";
import { runWrongPass } from "../../../src/engine/homework/causes/wrongPass";
import { type Bug, bugs } from "../../../src/engine/mistakes";
import { runPass } from "../../../src/engine/pass/pass";
import { finish } from "../../../src/engine/pass/work";
import { checkGradients } from "../../../src/engine/studies/check";
import { sweep, sweptSteps } from "../../../src/engine/studies/sweep";
import { classic, like } from "../../documents";

const entry = "dL/dW2[1,1]";
const swept = finish(sweep(runPass(classic), entry));
const at = (step: number) => sweptSteps.indexOf(step);

/** The slope of the log–log plot between two steps. */
const slope = (errors: readonly number[], from: number, to: number) =>
  (Math.log10(errors[at(from)]) - Math.log10(errors[at(to)])) / (Math.log10(from) - Math.log10(to));

describe("a sweep of step sizes", () => {
  it("goes from 1e-1 to 1e-14 in half decades, and its numbers are the check's", () => {
    expect(sweptSteps).toHaveLength(27);
    expect([sweptSteps[0], sweptSteps[2], sweptSteps[26]]).toEqual([1e-1, 1e-2, 1e-14]);
    for (const method of ["forward", "central"] as const) {
      for (const [k, step] of sweptSteps.entries()) {
        const checked = checkGradients(classic, method, step).entries.find(
          ({ quantity }) => quantity === entry,
        );
        expect(swept.errors[method][k]).toBe(checked?.relative);
      }
    }
  });

  it("shows slope 1 forward and slope 2 centrally, before the wall of rounding", () => {
    expect(slope(swept.errors.forward, 1e-1, 1e-4)).toBeCloseTo(1, 1);
    expect(slope(swept.errors.central, 1e-1, 1e-3)).toBeCloseTo(2, 1);
    expect(slope(swept.errors.central, 1e-7, 1e-13)).toBeLessThan(-0.7);
    expect(slope(swept.errors.central, 1e-7, 1e-13)).toBeGreaterThan(-1.3);
  });

  it("errs as the second and third derivatives say, and rounds as ε |L| / h does", () => {
    const { errors, expected } = swept;
    expect(errors.forward[at(1e-3)] / (expected.forward * 1e-3)).toBeCloseTo(1, 2);
    expect(errors.central[at(1e-2)] / (expected.central * 1e-4)).toBeCloseTo(1, 2);
    for (const step of [1e-9, 1e-10, 1e-11, 1e-12, 1e-13])
      expect(errors.forward[at(step)]).toBeLessThan((4 * expected.rounding) / step);
    expect(errors.forward[at(1e-13)]).toBeGreaterThan((0.01 * expected.rounding) / 1e-13);
  });

  it("takes the largest over all entries where none is named", () => {
    const all = finish(sweep(runPass(classic)));
    expect(all.entries).toBe(12);
    for (const [k, step] of sweptSteps.entries())
      expect(all.errors.central[k]).toBe(checkGradients(classic, "central", step).largest);
  });

  it("with a bug, no step makes the error smaller", () => {
    const bug = bugs.find(({ id }) => id === "missingSlope") as Bug;
    const { errors } = finish(sweep(runPass(classic), entry, runWrongPass(classic, bug).plan.gradients));
    for (const k of [0, 4, 8, 16]) expect(errors.central[k]).toBeCloseTo(1 - 0.1868156, 2);
  });

  it("leaves out what crosses a kink, and counts it", () => {
    const kinked = like({
      layers: [
        { units: 1, activation: "relu", biasMode: "perUnit", weights: [[1, 0]], bias: [-0.95] },
        { units: 1, activation: "identity", biasMode: "none", weights: [[1]], bias: [] },
      ],
      batch: { inputs: [[1, 1]], targets: [[0.5]] },
    });
    const { kinks, errors, entries } = finish(sweep(runPass(kinked), "dL/db1[1]"));
    expect(entries).toBe(1);
    expect([kinks.central[at(1e-1)], kinks.central[at(1e-2)]]).toEqual([1, 0]);
    expect(errors.central[at(1e-1)]).toBeNaN();
    expect(errors.central[at(1e-2)]).toBeLessThan(1e-9);
    expect(kinks.forward[at(1e-1)]).toBe(0);
  });
});
