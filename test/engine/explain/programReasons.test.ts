import { describe, expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { plainStepText } from "../../../src/engine/explain/plainStepText";
import { evaluate } from "../../../src/engine/math/expressions/evaluate";
import type { Expression } from "../../../src/engine/math/expressions/expression";
import { quantitiesIn } from "../../../src/engine/math/expressions/parts";
import { createProgramNotation } from "../../../src/engine/names/programNotation";
import { runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { createTrace, type Step } from "../../../src/engine/steps/trace";

/** Every step of a program with its sentences. */
function saidIn(source: string): { readonly step: Step; readonly words: string; readonly symbols: string }[] {
  const run = runProgramPass(programDocument(`import numpy as np\n${source}\n`), () => 0);
  if ("fault" in run) throw new Error(`${run.fault.line}: ${run.fault.message}`);
  const trace = createTrace(run.pass, "unit");
  const notation = createProgramNotation({}, run.pass.graph.parse);
  return Array.from({ length: trace.count }, (_, index) => {
    const step = trace.at(index);
    return { step, ...plainStepText(step, run.pass, notation) };
  });
}

describe("what is called 0 or small is so", () => {
  const overflown = [
    "L = np.hypot(x[0], x[1])",
    "e = np.exp(x)\nL = -np.log((e / e.sum())[0])",
    "L = np.sqrt(x[0] * x[1])",
    "L = np.log(np.abs(x * 0)).sum()",
    "L = (np.sqrt(np.square(x)) / 1000).sum()",
    "L = np.sqrt(np.maximum(x, 0.5 * x)).sum()",
    "L = (1e6 * x / 200).sum()",
  ];
  const numbers = ["[0.0, 0.0]", "[800.0, 1.0]", "[-800.0, 0.0]"];
  it.each(overflown.flatMap((lines) => numbers.map((x) => ({ x, lines }))))(
    "$lines, x = $x",
    ({ x, lines }) => {
      const said = saidIn(`x = np.array(${x})\n${lines}`);
      for (const { step, words } of said) {
        if (/\b0 (?:because|only)/.test(words)) expect(step.value, words).toBe(0);
        if (/\b[Ss]mall because/.test(words)) expect(Math.abs(step.value as number), words).toBeLessThan(1);
      }
    },
  );

  it("and reasons are still given where they are", () => {
    const said = (lines: string) =>
      saidIn(`x = np.array([0.0, 500.0])\n${lines}`)
        .map(({ words }) => words)
        .join(" ");
    expect(said("L = np.square(x).sum()")).toContain("0 because square is level at 0");
    expect(said("L = (2.0 / (x + 1)).sum()")).not.toContain("mall because");
    expect(said("L = (x / 500.0).sum()")).toContain("Small because it is divided by a large number");
  });
});

describe("a slope of 0 is called level where the function is, and rounded where it only underflows", () => {
  const level = "level";
  const rounded = "only by rounding";
  it.each([
    { f: "x**1.5", at: "0.0", is: level },
    { f: "x**3", at: "0.0", is: level },
    { f: "x**60", at: "0.0", is: level },
    { f: "np.square(x)", at: "0.0", is: level },
    { f: "np.cosh(x)", at: "0.0", is: level },
    { f: "np.cos(x)", at: "0.0", is: level },
    { f: "x**3", at: "1e-200", is: rounded },
    { f: "x**60", at: "1e-7", is: rounded },
    { f: "np.tanh(x)", at: "50.0", is: rounded },
    { f: "np.exp(x)", at: "-800.0", is: rounded },
  ])("$f at $at", ({ f, at, is }) => {
    const own = saidIn(`x = np.array([${at}])\nL = (${f}).sum()`).at(-1);
    expect(own?.step.value).toBe(0);
    expect(own?.words).toContain(is);
    expect(own?.words).not.toContain(is === level ? rounded : level);
  });
});

it("a determinant and its cofactors are written in the numbers of the matrix", () => {
  for (const n of [1, 2, 3, 4]) {
    const rows = Array.from(
      { length: n },
      (_, i) => `[${Array.from({ length: n }, (_, j) => 1 / (1 + i + j) + (i === j ? 1 : 0))}]`,
    );
    for (const { step, symbols } of saidIn(`M = np.array([${rows}])\nL = np.linalg.det(M)`)) {
      const { expression, phase, value } = step as Step & { readonly expression: Expression };
      const read = quantitiesIn(expression);
      // A cofactor has the numbers of the other rows and columns.
      expect(read).toHaveLength(phase === "forward" ? n ** 2 : (n - 1) ** 2);
      for (const name of read) expect(symbols).toContain(name);
      expect(evaluate(expression)).toBeCloseTo(value as number, 12);
    }
  }
  const [{ step: whole }, { step: first }] = saidIn(
    "M = np.array([[1.0, 2.0], [3.0, 4.0]])\nL = np.linalg.det(M)",
  );
  expect(quantitiesIn(whole.expression as Expression).toSorted()).toEqual([
    "M[0,0]",
    "M[0,1]",
    "M[1,0]",
    "M[1,1]",
  ]);
  expect(quantitiesIn(first.expression as Expression)).toEqual(["M[1,1]"]);
});

it("a share's number is that of the use, in the order in which a value is read", () => {
  const said = saidIn("x = np.array([0.5, 2.0])\na = np.log(x)\nb = x * 3\nL = (a * b).sum()");
  const throughs = said.flatMap(({ words, step }) => {
    const through = /^What comes back to x\[0\] through (\w):/.exec(words)?.[1];
    return through === undefined ? [] : [`${through}${"of" in step.quantity ? step.quantity.of.use : ""}`];
  });
  expect(throughs.toSorted()).toEqual(["a1", "b2"]);
  expect(said.map(({ words }) => words).join(" ")).toContain(
    "x[0] reaches L in 2 ways; their parts, numbered in the order in which it is read, add up.",
  );
});
