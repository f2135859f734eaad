import { describe, expect, it } from "vitest";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { evaluate } from "../../../src/engine/math/expressions/evaluate";
import { nameOf } from "../../../src/engine/names/canonicalName";
import { createNotation } from "../../../src/engine/names/notation";
import { type Form, stepSizes } from "../../../src/engine/names/presentation";
import { runPass } from "../../../src/engine/pass/pass";
import { finish } from "../../../src/engine/pass/work";
import { createTrace, type Step, type Trace } from "../../../src/engine/steps/trace";
import { batchNumbers } from "../../../src/engine/studies/batchNumbers";
import { classic, like, read } from "../../documents";
import golden from "../../golden/public.json";
import { sample } from "../../sample";
import { close, holds } from "../../tolerance";

const stepsOf = (trace: Trace): Step[] => Array.from({ length: trace.count }, (_, index) => trace.at(index));

const documents = sample(
  (golden.cases as { id: string; model: { batch: { inputs: unknown[] } } }[]).filter(
    ({ model }) => model.batch.inputs.length > 1,
  ),
  6,
).map(({ id, model }) => ({ id, document: read(model) }));

/** All numbers of a trace, of every example, with how often each is found. */
function numbersOf(trace: Trace): { values: Map<string, number>; found: Map<string, number> } {
  const [values, found] = [new Map<string, number>(), new Map<string, number>()];
  for (const step of stepsOf(trace)) {
    const numbers = step.members ?? (step.term && step.term.number < step.term.of ? [] : [step.k]);
    for (const k of numbers) {
      const name = nameOf(step.group.quantity(k));
      values.set(name, step.group.value(k));
      found.set(name, (found.get(name) ?? 0) + 1);
    }
  }
  return { values, found };
}

/** An example's share of a parameter's gradient, of which the whole batch's sum knows only the terms. */
const isShare = (name: string) => /^dL\/d[Wb].*@/.test(name);

describe.each(documents)("all examples of $id together", ({ document }) => {
  const pass = runPass(document);
  const apart = numbersOf(createTrace(pass, "unit"));

  it.each(stepSizes)("find every number of the pass once, and the same, by %s", (size) => {
    const together = numbersOf(createTrace(pass, size, "batch"));
    expect([...together.values.keys()].sort()).toEqual(
      [...apart.values.keys()].filter((name) => !isShare(name)).sort(),
    );
    for (const [name, count] of together.found) holds(count === 1, () => `${name} is found ${count} times`);
    for (const [name, value] of together.values)
      holds(
        Object.is(value, apart.values.get(name)),
        () => `${name}: ${value}, apart ${apart.values.get(name)}`,
      );
  });

  it.each(stepSizes)("read only what is given or known by then, by %s", (size) => {
    const known = new Set<string>();
    for (const { quantity, reads, members, group } of stepsOf(createTrace(pass, size, "batch"))) {
      for (const name of reads) {
        const given = /^([xt]|[Wb]\d+)(\[|@|$)/.test(name);
        holds(given || known.has(name), () => `${nameOf(quantity)} reads ${name}`);
      }
      known.add(nameOf(quantity));
      for (const k of members ?? []) known.add(nameOf(group.quantity(k)));
    }
  });

  it("have formulas that come to their numbers", () => {
    for (const { group, k, members = [k] } of stepsOf(createTrace(pass, "unit", "batch"))) {
      for (const number of members) {
        const [got, want] = [evaluate(group.expression(number)), group.value(number)];
        holds(close(got, want, 1e-9, 1e-11), () => `${nameOf(group.quantity(number))}: ${got}, not ${want}`);
      }
    }
  });

  it.each(stepSizes)("come with all that belongs to one example each, by %s", (size) => {
    const together = numbersOf(createTrace(pass, size, "batch"));
    const { names, values, steps } = finish(batchNumbers(pass, size));
    const trace = createTrace(pass, size, "batch");
    const found = new Map(names.map((name, index) => [name, index]));
    expect(found.size).toBe(names.length);
    const wanted = [...together.values].filter(([name]) => name.includes("@"));
    for (const [name, value] of wanted) {
      const index = found.get(name) as number;
      holds(Object.is(values[index], value), () => `${name}: ${values[index]}, not ${value}`);
      holds(steps[index] === trace.find(name), () => `${name} at ${steps[index]}, not ${trace.find(name)}`);
    }
    const given = names.filter((_, index) => steps[index] < 0);
    expect(given.every((name) => /^[xt]\[\d+\]@\d+$/.test(name))).toBe(true);
    expect(names.length).toBe(wanted.length + given.length);
  });

  it("are found by the name of each of their numbers, and of each unit", () => {
    for (const size of stepSizes) {
      const trace = createTrace(pass, size, "batch");
      for (const example of [1, document.batch.inputs.length]) {
        for (const { name, step } of trace.quantities(example))
          holds(trace.find(name) === step, () => `${name} is found at ${trace.find(name)}, not ${step}`);
      }
    }
  });
});

const three = like({
  loss: { type: "halfSquaredError", reduction: "mean" },
  batch: {
    inputs: [
      [0.05, 0.1],
      [0.3, -0.2],
      [1, 0.5],
    ],
    targets: [
      [0.01, 0.99],
      [0.5, 0.5],
      [1, 0],
    ],
  },
});

describe("a step of a unit over three examples", () => {
  const pass = runPass(three);
  const trace = createTrace(pass, "unit", "batch");
  const at = (name: string, form: Form = "scalar") =>
    explainStep(trace.at(trace.find(name) as number), pass, createNotation(), {
      form,
      convention: "columns",
    });

  it("finds the unit's number for each", () => {
    const step = trace.at(trace.find("z1[2]") as number);
    expect(step.members?.map((k) => nameOf(step.group.quantity(k)))).toEqual([
      "z1[2]@1",
      "z1[2]@2",
      "z1[2]@3",
    ]);
    expect(step.value).toEqual([["z1[2]@1", "z1[2]@2", "z1[2]@3"].map((_, n) => step.group.value(3 + n))]);
    expect(trace.phases.map(({ phase }) => phase)).toEqual([
      "forward",
      "loss",
      "backward",
      "accumulate",
      "update",
    ]);
  });

  it("is written for any example, and with the numbers of each", () => {
    const { left, right, where, numbers } = at("z1[2]");
    expect(`${left.text} = ${right.text}`).toBe("z⁽¹⁾⟨n⟩₂ = w⁽¹⁾₂₁ · x⟨n⟩₁ + w⁽¹⁾₂₂ · x⟨n⟩₂ + b⁽¹⁾");
    expect(where).toBe("For n = 1 … 3.");
    expect(numbers.text.split("; ")[1]).toBe("z⁽¹⁾⟨²⟩₂ = 0.25 · 0.3 + 0.3 · (−0.2) + 0.35");
  });

  it("is written with Σ, and as a row of the layer's rule", () => {
    const index = at("z1[2]", "index");
    expect(index.right.text).toBe("Σ(i=1…2) w⁽¹⁾ⱼᵢ · x⟨n⟩ᵢ + b⁽¹⁾");
    expect(index.where).toBe("For j = 2, n = 1 … 3.");
    expect(at("z1[2]", "matrix").where).toBe("This step is row 2 of z⁽¹⁾.");
  });

  it("adds a weight's gradient up over the examples in one formula", () => {
    const { left, chain, right } = at("dL/dW1[2,1]", "index");
    expect(right.text).toBe("Σ(n=1…3) ∂L/∂z⁽¹⁾⟨n⟩ⱼ · x⟨n⟩ᵢ");
    expect(left.text).toBe("∂L/∂w⁽¹⁾ⱼᵢ");
    expect(chain?.text).toBe("Σ(n=1…3) ∂L/∂z⁽¹⁾⟨n⟩ⱼ · ∂z⁽¹⁾⟨n⟩ⱼ/∂w⁽¹⁾ⱼᵢ");
    expect(at("dL/dW1[2,1]", "matrix").right.text).toBe("∂L/∂z⁽¹⁾ xᵀ");
  });
});

it("with one example there is nothing to take together", () => {
  const pass = runPass(classic);
  const names = (trace: Trace) => stepsOf(trace).map(({ quantity }) => nameOf(quantity));
  expect(names(createTrace(pass, "unit", "batch"))).toEqual(names(createTrace(pass, "unit")));
});
