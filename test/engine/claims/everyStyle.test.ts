import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { judgeClaims } from "../../../src/engine/claims/judgeClaims";
import { runningAgain } from "../../../src/engine/program/run/again";
import { outcomeOf } from "../../../src/engine/program/run/results/outcome";
import { runProgram } from "../../../src/engine/program/run/runProgram";

/** Right backward passes as people write them; `npm run trials -- claims` holds them to differences in NumPy, and plants mistakes. */
const folder = "scripts/trials/backwardPasses";
const styles = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".py"),
);

it.each(styles)("no line of a right backward pass is accused: %s", (path) => {
  const now = () => 0;
  const run = runProgram(readFileSync(join(folder, path), "utf8"), now);
  const outcome = outcomeOf(run);
  if ("fault" in outcome || !outcome.of) throw new Error("it doesn't run");
  const claims = judgeClaims(run, outcome.of.recorded, outcome.of.name, runningAgain(run, now));
  expect(claims.length).toBeGreaterThan(0);
  expect(claims.filter(({ verdict }) => !/right|rounding|convention/.test(verdict))).toEqual([]);
});
