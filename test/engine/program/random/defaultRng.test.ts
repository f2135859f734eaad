import { describe, expect, it } from "vitest";
import { runProgram } from "../../../../src/engine/program/run/runProgram";

/** What a program prints, line by line. */
function printed(source: string): string[] {
  const { fault, interpreter } = runProgram(source, () => 0);
  if (fault) throw new Error(fault.message);
  return interpreter.machine.printed.join("").trimEnd().split("\n");
}

describe("np.random.default_rng", () => {
  it("draws NumPy's numbers", () => {
    // As NumPy 1.24 prints them.
    expect(
      printed(`rng = np.random.default_rng(42)
print(rng.random(3))
print(rng.normal(size=(2, 3)))
print(rng.integers(0, 10, size=8))
print(rng.uniform(-1, 1, 3))
print(rng.permutation(7))
print(rng.standard_normal(4))
print(rng.integers(5), rng.random())`),
    ).toEqual([
      "[0.77395605 0.43887844 0.85859792]",
      "[[ 0.94056472 -1.95103519 -1.30217951]",
      " [ 0.1278404  -0.31624259 -0.01680116]]",
      "[8 4 5 3 1 9 7 6]",
      "[ 0.64552323 -0.1131716  -0.54552256]",
      "[1 4 0 6 5 3 2]",
      "[-0.18486236 -0.68092954  1.22254134 -0.15452948]",
      "3 0.7783834970737619",
    ]);
  });

  it("says without a seed which one is taken, and what of it isn't known", () => {
    const { interpreter } = runProgram("rng = np.random.default_rng()\nx = rng.random()", () => 0);
    expect([...interpreter.machine.notes].join()).toContain("seed 0");
    const { fault } = runProgram("rng = np.random.default_rng(1)\nx = rng.choice(3)", () => 0);
    expect(fault?.message).toContain("rng.integers");
    expect(fault?.line).toBe(2);
  });
});
