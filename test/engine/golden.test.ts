import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../src/engine/document/document";
import { readDocument } from "../../src/engine/document/reading/read";
import { evaluate } from "../../src/engine/math/expressions/evaluate";
import { nameOf } from "../../src/engine/names/canonicalName";
import { evaluationAnswer, parametersAnswer } from "../../src/engine/pass/cliJson";
import { type Pass, runPass } from "../../src/engine/pass/pass";
import { backward, forward } from "../../src/engine/pass/passes";
import { update } from "../../src/engine/pass/update";
import { createTrace } from "../../src/engine/steps/trace";
import exercises from "../golden/exercises.json";
import extreme from "../golden/extreme.json";
import made from "../golden/made.json";
import golden from "../golden/public.json";
import { canonicalQuantities, goldenValue } from "../golden/quantity";
import { close, expectClose, holds, numberOf } from "../tolerance";

interface Case {
  readonly id: string;
  readonly model: unknown;
  readonly expected: { readonly steps: unknown[] };
}

const networks = [
  ...(golden.cases as unknown as Case[]),
  ...(extreme.networks as unknown as Case[]),
  ...(made.variants as unknown as Case[]),
  ...([...exercises.exercises, ...made.exercises] as unknown as Partial<Case>[]).filter(
    (exercise): exercise is Case => exercise.model !== undefined,
  ),
];

function read(model: unknown): NetworkDocument {
  const reading = readDocument(model);
  if (reading.faults) throw new Error(JSON.stringify(reading.faults));
  return reading.document;
}

function trainFive({ plan, before }: Pass, count: number) {
  return Array.from({ length: count }, () => {
    update(before, plan);
    forward(plan);
    backward(plan);
    return parametersAnswer(plan);
  });
}

describe.each(networks)("$id agrees with PyTorch", ({ model, expected }) => {
  const { steps, ...evaluation } = expected;
  // With a fused loss, dL/da may overflow; the reference lists the limit and doesn't ask for it.
  const overflows = (path: string) =>
    /gradients\.layers\[\d+\]\.activations/.test(path) && JSON.stringify(expected).includes("Infinity");

  it("in values, loss and gradients", () => {
    expectClose(evaluationAnswer(runPass(read(model)).plan), evaluation, "", overflows);
  });

  it.runIf(steps)("in the updates", () => {
    expectClose(trainFive(runPass(read(model)), steps.length), steps);
  });

  it("in each step of the trace, whose formula gives its number", () => {
    const trace = createTrace(runPass(read(model)));
    const seen = new Set<string>();
    for (let index = 0; index < trace.count; index++) {
      const step = trace.at(index);
      const name = nameOf(step.quantity);
      holds(!seen.has(name), () => `${name} comes twice`);
      seen.add(name);
      const value = step.value as number;
      const wanted = goldenValue(expected as never, name);
      if (
        typeof wanted === "number" &&
        Number.isFinite(wanted) &&
        !(overflows("gradients.layers[0].activations") && name.startsWith("dL/da"))
      ) {
        holds(close(value, wanted), () => `${name}: ${value}, want ${wanted}`);
      }
      const written = evaluate(step.expression as never);
      if (Number.isFinite(value))
        holds(
          close(written, value, 1e-9, 1e-11),
          () => `${name} = ${value}, but its formula gives ${written}`,
        );
    }
  });
});

describe("every activation agrees at extreme inputs", () => {
  const { relative, absolute } = extreme.tolerance;
  it.each(extreme.activations.map((table) => [JSON.stringify(table.activation), table] as const))(
    "%s",
    (_name, { activation, rows }) => {
      for (const { x, value, derivative } of rows as {
        x: number | string;
        value: number | string;
        derivative: number | string;
      }[]) {
        const document = read({
          format: "backprop-workbench",
          version: 1,
          title: "",
          inputs: 1,
          layers: [{ units: 1, activation, biasMode: "none", weights: [[1]], bias: [] }],
          loss: { type: "halfSquaredError", reduction: "sum" },
          optimizer: { type: "sgd", learningRate: 0.1 },
          batch: { inputs: [[x]], targets: [[0]] },
        });
        const { op } = runPass(document).graph.nodes[1];
        const [Z, Y, G, dZ] = [numberOf(x), 0, 1, 0].map((number) => Float64Array.of(number));
        op.forward([Z], Y, [[1, 1]], Z);
        op.vjp([Z], Y, G, [dZ], [[1, 1]], Z);
        const within = (got: number, want: number, slack: number) =>
          close(got, want, relative, Math.max(absolute, slack));
        holds(within(Y[0], numberOf(value), 1e-300), () => `f(${x}) = ${Y[0]}, want ${value}`);
        // Where z is NaN, neither is the gradient above it; a constant slope adds nothing to that.
        const slope = Number.isNaN(Z[0]) ? runPass(document).plan.gradients[1][0] : dZ[0];
        holds(within(slope, numberOf(derivative), 2e-16), () => `f'(${x}) = ${slope}, want ${derivative}`);
      }
    },
  );
});

describe("invalid documents are refused with the path of the fault", () => {
  const paths: Record<string, RegExp> = {
    format: /^format$/,
    version: /^version$/,
    nolayers: /^layers$/,
    ragged: /^layers\[0\]\.weights\[1\]$/,
    rows: /^layers\[0\]\.weights$/,
    cols: /^layers\[1\]\.weights\[0\]$/,
    bias: /^layers\[0\]\.bias$/,
    sharedbias: /^layers\[0\]\.bias$/,
    nobias: /^layers\[0\]\.bias$/,
    act: /^layers\[0\]\.activation$/,
    slope: /^layers\[0\]\.activation\.slope$/,
    null: /^layers\[0\]\.weights\[0\]\[0\]$/,
    str: /^layers\[0\]\.weights\[0\]\[0\]$/,
    inputs: /^batch\.inputs\[0\]$/,
    targets: /^batch\.targets\[0\]$/,
    count: /^batch\.targets$/,
    empty: /^batch\.inputs$/,
    loss: /^loss\.type$/,
    reduction: /^loss\.reduction$/,
    opt: /^optimizer\.type$/,
    lr: /^optimizer\.learningRate$/,
    beta: /^optimizer\.beta$/,
    units: /^layers\[0\]\.units$/,
    hingelabel: /^batch\.targets\[0\]$/,
    pen: /^layers\[0\]\.penalty\.l1$/,
  };
  it.each(extreme.invalidDocuments)("$id: $reason", ({ id, document }) => {
    const { faults = [] } = readDocument(document) as { faults?: { path: string; message: string }[] };
    expect(faults.map(({ path }) => path).join("\n")).toMatch(paths[id]);
    for (const { message } of faults) expect(message.length).toBeGreaterThan(10);
  });
  it("and all of them are tried", () =>
    expect(extreme.invalidDocuments.map(({ id }) => id).sort()).toEqual(Object.keys(paths).sort()));
});

it("every computed number of the reference has its step", () => {
  for (const { model, expected } of networks) {
    const document = read(model);
    const trace = createTrace(runPass(document));
    const steps = new Set(
      Array.from({ length: trace.count }, (_, index) => nameOf(trace.at(index).quantity)),
    );
    const computed = [...canonicalQuantities(document)].filter(
      (name) => /^(dL|[zaL])|'$/.test(name) && goldenValue(expected as never, name) !== undefined,
    );
    expect(computed.length).toBeGreaterThan(5);
    expect(computed.filter((name) => !steps.has(name))).toEqual([]);
  }
});
