import { describe, expect, test } from "vitest";
import { judgeClaims } from "../../src/engine/claims/judgeClaims";
import { isProgram, type ProgramDocument } from "../../src/engine/document/programDocument";
import { readAnyDocument } from "../../src/engine/document/reading/read";
import { plainStepText } from "../../src/engine/explain/plainStepText";
import { evaluate } from "../../src/engine/math/expressions/evaluate";
import { nameOf } from "../../src/engine/names/canonicalName";
import { createProgramNotation } from "../../src/engine/names/programNotation";
import { type ProgramRun, runProgramPass } from "../../src/engine/pass/programs/programPass";
import { outcomeOf, type ShapedNumbers } from "../../src/engine/program/run/results/outcome";
import { createTrace } from "../../src/engine/steps/trace";
import { exercises } from "../../src/exercises/menu";
import sheets from "../golden/exercises.json";
import made from "../golden/madePrograms.json";
import { close, expectClose } from "../tolerance";
import { references } from "./programReferences";

const programs = (
  await Promise.all(exercises.map(async ({ id, load }) => ({ id, json: (await load()).default.document })))
).flatMap(({ id, json }) => {
  const { document, faults } = readAnyDocument(json);
  if (!document) throw new Error(`${id}: ${faults.map(({ path, message }) => `${path}: ${message}`)}`);
  return isProgram(document) ? [{ id, document }] : [];
});

type Ran = Extract<ProgramRun, { pass: unknown }>;

function run(document: ProgramDocument): Ran {
  const ran = runProgramPass(document, () => 0);
  if ("fault" in ran) throw new Error(`line ${ran.fault.line}: ${ran.fault.message}`);
  return ran;
}

/** All numbers at module level and, as `dL/dx`, the gradients, as nested lists. */
function numbersOf({ run, of, variables }: Ran): ReadonlyMap<string, unknown> {
  const outcome = outcomeOf(run, of.name);
  if ("fault" in outcome) throw new Error(outcome.fault.message);
  const gradients = [...outcome.gradients].map(([name, one]) => [`d${of.name}/d${name}`, one] as const);
  return new Map([...variables, ...gradients].map(([name, one]) => [name, nested(one)]));
}

function nested({ shape, numbers }: ShapedNumbers): unknown {
  const part = (axis: number, from: number): unknown => {
    if (axis === shape.length) return Number.isFinite(numbers[from]) ? numbers[from] : String(numbers[from]);
    const stride = shape.slice(axis + 1).reduce((product, size) => product * size, 1);
    return Array.from({ length: shape[axis] }, (_, k) => part(axis + 1, from + k * stride));
  };
  return part(0, 0);
}

test("each exercise of the sheets that is a program has numbers to be held to", () => {
  const ofSheets = programs.map(({ id }) => id).filter((id) => sheets.exercises.some((one) => one.id === id));
  // Its sheet printed nothing but how long it took.
  expect([...Object.keys(references), "B-Q3.8"].sort()).toEqual(ofSheets.sort());
});

describe.each(programs)("$id", ({ id, document }) => {
  const ran = run(document);
  const { pass } = ran;

  test("has NumPy's numbers, and the gradients that complex steps give", () => {
    const { variables, gradients } = made.programs[id as keyof typeof made.programs];
    const got = numbersOf(ran);
    expect([...ran.variables.keys()].sort()).toEqual(Object.keys(variables).sort());
    for (const [name, want] of Object.entries(variables)) expectClose(got.get(name), want, name);
    for (const [name, want] of Object.entries(gradients)) {
      const gradient = got.get(`d${ran.of.name}/d${name}`);
      // What the result doesn't depend on has none.
      expectClose(gradient ?? zeros(want), want, `d/d${name}`);
    }
  });

  test("has the sheet's numbers, these and others that the sheet has", () => {
    for (const { with: exchanged = {}, numbers } of references[id]?.(resultsOf(id)) ?? []) {
      let text = document.program;
      for (const [before, after] of Object.entries(exchanged)) {
        expect(text, `“${before}” is in the program`).toContain(before);
        text = text.replaceAll(before, after);
      }
      const got = numbersOf(run({ ...document, program: text }));
      for (const [name, want] of Object.entries(numbers)) expectClose(got.get(name), want, name);
    }
  });

  test("writes out right gradients alone", () => {
    const verdicts = judgeClaims(ran.run, ran.of.recorded, ran.of.name);
    expect(
      verdicts.filter(({ verdict }) => verdict !== "right").map(({ line, name }) => `${line} ${name}`),
    ).toEqual([]);
  });

  test("has formulas that are worth their values, and words, at every step to the end", () => {
    const notation = createProgramNotation(document.names ?? {}, pass.graph.parse);
    for (const size of ["layer", "unit"] as const) {
      const trace = createTrace(pass, size);
      for (let index = 0; index < trace.count; index++) {
        const step = trace.at(index);
        const name = nameOf(step.quantity);
        const { symbols, words } = plainStepText(step, pass, notation);
        expect(symbols, name).toMatch(/ = \S/);
        expect(words, name).toMatch(/\S.*[.)]$/s);
        if (!step.expression || typeof step.value !== "number") continue;
        expect(close(evaluate(step.expression), step.value, 1e-9, 1e-11), name).toBe(true);
      }
    }
  });
});

function resultsOf(id: string): unknown {
  return sheets.exercises.find((one) => one.id === id)?.results;
}

function zeros(like: unknown): unknown {
  return Array.isArray(like) ? like.map(zeros) : 0;
}

describe("what the sheets derive in letters", () => {
  const documentOf = (id: string) => programs.find((one) => one.id === id)?.document as ProgramDocument;
  const changed = (id: string, before: string, after: string) => {
    const document = documentOf(id);
    expect(document.program).toContain(before);
    return run({ ...document, program: document.program.replace(before, after) });
  };
  const judged = ({ run: ran, of }: Ran) =>
    Object.fromEntries(judgeClaims(ran, of.recorded, of.name).map(({ name, verdict }) => [name, verdict]));

  test("2Ax is the gradient of xᵀAx only as long as A is symmetric", () => {
    const verdicts = judged(changed("A-Q1", "[2.0, 1.0, 0.0]", "[2.0, 1.5, 0.0]"));
    expect(verdicts).toMatchObject({ dx: "right", dA: "right" });
    expect(verdicts.grad_x).not.toBe("right");
  });

  test("the rows of softmax's Jacobian are the gradients of its outputs", () => {
    for (const of of ["y1", "y2", "y3"])
      expect(judged(run({ ...documentOf("D-P3"), of }))).toEqual({ [`d${of}_dx`]: "right" });
  });

  test("each function's slopes are as the sheet has them", () => {
    for (const name of ["S_sigmoid", "S_tanh", "S_softplus", "S_abs", "S_rect"])
      expect(judged(run({ ...documentOf("B-Q1"), of: name }))).toEqual({ [`d${name}_dx`]: "right" });
  });

  test("both forms of momentum part when one learning rate changes, and not when ρ does", () => {
    const gap = (ran: Ran) => Math.abs(ran.of.value);
    expect(gap(changed("A-Q7", "rho = 0.9", "rho = 0.5"))).toBeLessThan(1e-14);
    expect(gap(changed("A-Q7", "0.02, 0.02, 0.02,", "0.02, 0.02, 0.01,"))).toBeGreaterThan(0.01);
  });

  test("a binary hinge loss is the multi-class one, and is least where the sheet's reference is", () => {
    const [a, b] = (resultsOf("A-Q5") as { minimiserMulticlass: number[] }).minimiserMulticlass;
    const at = (theta: readonly number[]) => {
      const ran = changed("A-Q5", "np.array([1.0, 0.2])", `np.array([${theta}])`);
      expect(close(ran.of.value, ran.variables.get("binary")?.numbers[0] as number)).toBe(true);
      return ran.of.value;
    };
    const least = at([a, b]);
    for (const [da, db] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ])
      expect(at([a + 0.001 * da, b + 0.001 * db])).toBeGreaterThan(least);
  });

  test("where logistic regression ends up, nothing is left of its gradients", () => {
    const [reference] = references["D-P6"](resultsOf("D-P6"));
    let { program } = documentOf("D-P6");
    for (const [before, after] of Object.entries(reference.with ?? {}))
      program = program.replace(before, after);
    const got = numbersOf(run({ ...documentOf("D-P6"), program }));
    // The sum stands for an integral.
    for (const name of ["dL/dw", "dL/db"]) expect(Math.abs(got.get(name) as number), name).toBeLessThan(1e-7);
  });

  test("a step too large or too small by ten is what the moving average takes", () => {
    expect(Math.abs(changed("D-P8", "a_ema = 0.1", "a_ema = 0.01").of.value)).toBeGreaterThan(0.1);
  });

  test("the loop and the matrix form of a minibatch give the same", () => {
    const { variables } = run(documentOf("B-Q3.8"));
    const [L, loop] = ["L", "L_loop"].map((name) => variables.get(name)?.numbers[0] as number);
    expect(close(L, loop, 1e-14, 0)).toBe(true);
  });
});
