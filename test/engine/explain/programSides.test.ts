import { describe, expect, it, test } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { plainStepText } from "../../../src/engine/explain/plainStepText";
import { nameOf } from "../../../src/engine/names/canonicalName";
import { createProgramNotation } from "../../../src/engine/names/programNotation";
import { type ProgramPass, runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { createTrace } from "../../../src/engine/steps/trace";

/** A loss of the numbers of x. */
interface Case {
  readonly x: readonly number[];
  readonly lines: string;
}

function passOf({ x, lines }: Case): ProgramPass {
  const numbers = x.map((value) => (Number.isInteger(value) ? `${value}.0` : `${value}`)).join(", ");
  const run = runProgramPass(
    programDocument(`import numpy as np\nx = np.array([${numbers}])\n${lines}\n`),
    () => 0,
  );
  if ("fault" in run) throw new Error(`${run.fault.line}: ${run.fault.message}`);
  return run.pass;
}

function lossOf(one: Case): number {
  const { graph, plan } = passOf(one);
  return plan.values[graph.loss as number][graph.lossIndex ?? 0];
}

/** How far numbers are moved to see what a sentence says. */
const way = 2 ** -24;

/** By how much the loss changes where one number moves by a little. */
function moved(one: Case, k: number, direction: 1 | -1): number {
  const x = one.x.map((value, index) => (index === k ? value + direction * way : value));
  return lossOf({ ...one, x }) - lossOf(one);
}

/** The last gradient of each number of x: its quantity and its sentences. */
function saidOf(one: Case): Map<number, string> {
  const pass = passOf(one);
  const trace = createTrace(pass, "unit");
  const notation = createProgramNotation({}, pass.graph.parse);
  const said = new Map<number, string>();
  for (let index = 0; index < trace.count; index++) {
    const step = trace.at(index);
    const match = /^dL\/dx\[(\d+)\]$/.exec(nameOf(step.quantity));
    if (match) said.set(Number(match[1]), plainStepText(step, pass, notation).words);
  }
  return said;
}

/** `raises L by 0.500 times as much`: the rate that is claimed. */
function claimed(words: string): number {
  if (words === "leaves L as it is") return 0;
  const match = /^(raises|lowers) L by (?:(just as much)|(\S+) times as much)$/.exec(words);
  if (!match) throw new Error(`can't read “${words}”`);
  return (match[1] === "raises" ? 1 : -1) * (match[2] ? 1 : Number(match[3]));
}

/** What is said of one side: the rate, and whether something jumps. */
function sideOf(words: string) {
  const jump = /^makes (.+) jump, which no slope tells(?:, and (.+))?$/.exec(words);
  return jump
    ? { jumps: true, rate: jump[2] ? claimed(jump[2]) : 0 }
    : { jumps: false, rate: claimed(words) };
}

/** What the sentences claim of both sides; nothing where they claim no amount. */
function sidesIn(words: string) {
  const both = /Raising \S+ by a little (.+?); lowering it (.+?)(?:, since there .+?)?\. By convention/.exec(
    words,
  );
  if (both) return { up: sideOf(both[1]), down: sideOf(both[2]) };
  const one = /Raising \S+ by a little (.+?)(?:, so .+|, yet .+)?\.( |$)/.exec(words);
  if (one) return { up: sideOf(one[1]), down: { jumps: false, rate: -claimed(one[1]) } };
  return /The gradient of \S+ is 0/.test(words)
    ? { up: { jumps: false, rate: 0 }, down: { jumps: false, rate: 0 } }
    : undefined;
}

/** Fails where what is said of a number isn't what the loss does. */
function check(one: Case): void {
  for (const [k, words] of saidOf(one)) {
    const sides = sidesIn(words);
    expect(sides, words).toBeDefined();
    for (const [side, direction] of [
      [sides?.up, 1],
      [sides?.down, -1],
    ] as const) {
      const by = moved(one, k, direction);
      const jumped = Math.abs(by) > 1e-4;
      expect(side?.jumps, `x[${k}] ${direction > 0 ? "up" : "down"}: ${words}`).toBe(jumped);
      if (!jumped)
        expect(Math.abs((side?.rate ?? Number.NaN) - by / way), words).toBeLessThan(
          5e-3 * (1 + Math.abs(by / way)),
        );
    }
  }
}

const named = (cases: readonly Case[]) =>
  cases.map((one) => ({ ...one, name: `${one.lines}, x = [${one.x}]` }));

describe("what is said of a number on ties is what the loss does on both sides of it", () => {
  const ties = [
    [1, 2, 2, -1],
    [2, 2, 2],
    [-2, 2, 1, -2],
    [3, 3],
    [0, 0, 0],
  ];
  const lines = [
    "L = np.max(x)",
    "L = np.min(x)",
    "L = np.ptp(x)",
    "L = np.max(np.abs(x))",
    "L = np.linalg.norm(x, np.inf)",
    "L = np.max(np.maximum(x, 2 * x[0]) - 3 * x)",
    "L = np.max(np.cumsum(x)) - 2 * np.min(x * x[1])",
  ];
  it.each(named(ties.flatMap((x) => lines.map((line) => ({ x, lines: line })))))("$name", check);
});

describe("of one number's kinks only those count that it leaves", () => {
  const lines = [
    "L = np.clip(x, 0, 1).sum()",
    "L = (3 * np.clip(x, 1, 2) - np.abs(x)).sum()",
    "L = np.linalg.norm(x)",
  ];
  const numbers = [
    [1, 2, 0, -1],
    [0, 0, 3],
    [0, 0, 0],
  ];
  it.each(named(numbers.flatMap((x) => lines.map((line) => ({ x, lines: line })))))("$name", check);

  it("and no other's are named", () => {
    for (const [k, words] of saidOf({ x: [1, 2, 0, -1], lines: "L = np.clip(x, 0, 1).sum()" })) {
      const kinks = /since there (?:is a kink|are kinks) \((.+?)\)\./.exec(words)?.[1];
      expect(kinks).toBe(k === 0 || k === 2 ? `clip at x[${k}]` : undefined);
    }
  });
});

test("where several numbers leave a norm's kink together, both amounts are those of the way that they take", () => {
  check({ x: [0, -1.5, -2, 3], lines: "P = np.cumprod(x)\nL = np.linalg.norm(P) + np.sum(P)" });
  check({ x: [0, 2], lines: "L = np.linalg.norm(x[0] * np.array([3.0, -4.0])) + x[1]" });
});

describe("what is rounded is said to jump where it does, on that side alone", () => {
  const lines = ["floor", "ceil", "trunc", "rint", "sign"].map((name) => `L = (np.${name}(x) + 2 * x).sum()`);
  const numbers = [
    [3, -2, 0, 0.5],
    [-1.5, 2.5, -1, 1],
  ];
  it.each(named(numbers.flatMap((x) => lines.map((line) => ({ x, lines: line })))))("$name", check);

  it("and no longer to pass nothing on there", () => {
    for (const name of ["floor", "ceil", "trunc", "sign"]) {
      const words = saidOf({ x: [name === "sign" ? 0 : 3], lines: `L = np.${name}(x).sum()` }).get(0);
      expect(words).toMatch(/jump, which no slope tells/);
      expect(words).not.toMatch(/does not reach|flat between/);
    }
  });
});
