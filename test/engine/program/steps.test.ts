import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { plainStepText } from "../../../src/engine/explain/plainStepText";
import { evaluate } from "../../../src/engine/math/expressions/evaluate";
import { nameOf } from "../../../src/engine/names/canonicalName";
import { createProgramNotation } from "../../../src/engine/names/programNotation";
import { forward } from "../../../src/engine/pass/passes";
import { type ProgramPass, runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { outcomeOf, type ProgramOutcome } from "../../../src/engine/program/run/results/outcome";
import { runProgram } from "../../../src/engine/program/run/runProgram";
import { createTrace, type Step } from "../../../src/engine/steps/trace";
import golden from "../../golden/programs.json";
import { close, holds } from "../../tolerance";

const listings = new URL("../../golden/listings/", import.meta.url);
const programs = [
  ...golden.programs.map(({ id, source, of }) => ({ id, source, of: of as string | undefined })),
  ...readdirSync(listings)
    .filter((file) => file.endsWith(".py"))
    .map((id) => ({ id, source: readFileSync(new URL(id, listings), "utf8"), of: undefined })),
];

function passOf(source: string, of?: string): ProgramPass {
  const run = runProgramPass(programDocument(source, of), () => 0);
  if ("fault" in run) throw new Error(`${run.fault.line}: ${run.fault.message}`);
  return run.pass;
}

function* stepsOf(pass: ProgramPass, size: "layer" | "unit" | "term"): Generator<Step> {
  const trace = createTrace(pass, size);
  for (let index = 0; index < trace.count; index++) yield trace.at(index);
}

describe.each(programs)("the steps of $id", ({ source, of }) => {
  const pass = passOf(source, of);
  const { graph, plan } = pass;

  it("have a graph that computes the program's numbers again", () => {
    forward(plan);
    for (const [id, { data }] of graph.recorded.entries()) expect([...plan.values[id]]).toEqual([...data]);
  });

  it("have formulas that are worth their values, by number and by term", () => {
    for (const size of ["unit", "term"] as const)
      for (const step of stepsOf(pass, size)) {
        const worth = evaluate(step.expression as NonNullable<typeof step.expression>);
        holds(
          close(worth, step.value as number, 1e-9, 1e-11),
          () => `${nameOf(step.quantity)}: ${worth}, ${step.value}`,
        );
      }
  });

  it("read only what is given or known by then", () => {
    const made = new Set(graph.nodes.map(({ output }) => output));
    const given = (name: string) => {
      const quantity = graph.parse(name);
      const tensor = graph.tensors.find(({ ref }) => ref.base === quantity?.of.base);
      return quantity?.kind === "plain" && tensor !== undefined && !made.has(tensor.id);
    };
    const known = new Set<string>();
    for (const { reads, quantity } of stepsOf(pass, "unit")) {
      expect(reads.filter((name) => !known.has(name) && !given(name))).toEqual([]);
      known.add(nameOf(quantity));
    }
  });

  it("find every number of every gradient once, and no other", () => {
    const found = [...stepsOf(pass, "unit")].flatMap(({ quantity, value }) =>
      quantity.kind === "gradient" && quantity.of.use === undefined
        ? [[nameOf(quantity), value] as const]
        : [],
    );
    const gradients = new Map(found);
    expect(gradients.size).toBe(found.length);
    const numbers = graph.tensors.flatMap(({ id, isConstant }) =>
      isConstant || id === graph.loss ? [] : [...plan.gradients[id]],
    );
    expect(found.length).toBe(numbers.length);
  });

  it("end at the program's gradients", () => {
    const { gradients } = outcomeOf(
      runProgram(source, () => 0),
      of,
    ) as ProgramOutcome;
    for (const [name, { numbers }] of gradients) {
      const tensor = graph.tensors.find(({ ref }) => ref.base === name);
      if (!tensor) continue;
      numbers.forEach((number, k) => {
        holds(close(plan.gradients[tensor.id][k], number, 1e-9, 1e-11), () => name);
      });
    }
  });

  it("are named in a way that can be read back, and have words", () => {
    const notation = createProgramNotation({}, graph.parse);
    const trace = createTrace(pass);
    const every = Math.ceil(trace.count / 60);
    for (let index = 0; index < trace.count; index += every) {
      const step = trace.at(index);
      const name = nameOf(step.quantity);
      const read = graph.parse(name);
      expect(read && nameOf(read)).toBe(name);
      expect(trace.find(name)).toBe(index);
      expect(plainStepText(step, pass, notation).words).toMatch(/\S.*[.)]$/s);
    }
    for (const step of stepsOf(pass, "layer"))
      expect(plainStepText(step, pass, notation).symbols).toMatch(/ = \S/);
  });
});
