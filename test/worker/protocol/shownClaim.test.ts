import { expect, it } from "vitest";
import { judgeClaims } from "../../../src/engine/claims/judgeClaims";
import { programDocument } from "../../../src/engine/document/programDocument";
import { runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { shownClaim } from "../../../src/worker/protocol/shownClaim";

/** The claims of a program as the page shows them. */
function shownIn(program: string) {
  const ran = runProgramPass(programDocument(program), () => 0);
  if ("fault" in ran) throw new Error(ran.fault.message);
  const { pass, run, of } = ran;
  return judgeClaims(run, of.recorded, of.name).map((claim) => shownClaim(claim, pass));
}

const start = "x = np.array([1.0, 2.0, 3.0])\nL = np.sum(x ** 2)\n";

it("a claim that is wrong leads to the number of it that is furthest off", () => {
  const [claim] = shownIn(`${start}dx = 2 * x + np.array([0.1, -0.5, 0.2])\n`);
  expect(claim).toMatchObject({ line: 3, name: "dx", of: "x", verdict: "wrong", value: "x" });
  expect(claim.quantity).toBe("dL/dx[1]");
  expect([...claim.gradient]).toEqual([2, 4, 6]);
  expect([...claim.claimed]).toEqual([2.1, 3.5, 6.2]);
});

it("a claim that is right, or has another shape, leads to the first number", () => {
  const [right] = shownIn(`${start}dx = 2 * x\n`);
  expect([right.verdict, right.quantity, right.words]).toEqual(["right", "dL/dx[0]", undefined]);
  const [other] = shownIn(`${start}dx = np.sum(2 * x) * np.ones((2, 2))\n`);
  expect([other.verdict, other.quantity]).toEqual(["shape", "dL/dx[0]"]);
  expect([other.shape, other.ofShape]).toEqual([[2, 2], [3]]);
});

it("of a large claim the first numbers are sent, and the furthest off is known all the same", () => {
  const [claim] = shownIn("x = np.arange(40.0)\nL = np.sum(x ** 2)\ndx = 2 * x + (x == 30)\n");
  expect([claim.claimed.length, claim.gradient.length]).toEqual([12, 12]);
  expect(claim.quantity).toBe("dL/dx[30]");
});

it("a known mistake is said in its words", () => {
  const [claim] = shownIn(`${start}dx = -2 * x\n`);
  expect(claim.words).toMatch(/sign/);
});
