import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { LossDocument, NetworkDocument, TrainableDocument } from "../../../src/engine/document/document";
import { answersReport } from "../../../src/engine/homework/answersReport";
import { nameOf } from "../../../src/engine/names/canonicalName";
import { evaluationAnswer } from "../../../src/engine/pass/cliJson";
import { runPass } from "../../../src/engine/pass/pass";
import { listsOf } from "../../../src/engine/pass/plans/parameterLists";
import { createPlan } from "../../../src/engine/pass/plans/plan";
import { createTrace } from "../../../src/engine/steps/trace";
import { TrainingSession } from "../../../src/engine/training/session";
import { read } from "../../documents";
import made from "../../golden/made.json";
import { expectClose } from "../../tolerance";

const file = (path: string) => readFileSync(new URL(`../../cases/${path}`, import.meta.url), "utf8");
const json = (path: string) => JSON.parse(file(path));

/** All numbers of the pass that a sheet would have, each made something else of. */
function textOf(
  document: NetworkDocument,
  change: (name: string, value: number) => number = (_, value) => value,
) {
  const trace = createTrace(runPass(document));
  return Array.from({ length: trace.count }, (_, index) => {
    const step = trace.at(index);
    const name = nameOf(step.quantity);
    return `${name} = ${change(name, step.value as number).toPrecision(7)}`;
  }).join("\n");
}

const variant = (id: string) => read(made.variants.find((each) => each.id === id)?.model);
const isLoss = (name: string) => name === "L";
const isGradient = (name: string) => name.startsWith("dL/");
const accused = (report: ReturnType<typeof answersReport>) =>
  report.answers.filter(({ verdict }) => verdict === "wrong" || verdict === "carried");

describe("right homework is not accused", () => {
  it.each(made.variants.map(({ id, model }) => [id, model] as const))("%s", (_id, model) => {
    const document = read(model);
    const report = answersReport(document, textOf(document), {});
    expect(accused(report)).toEqual([]);
    expect(report.counts.right).toBeGreaterThan(20);
  });

  it("of several sigmoid outputs, averaged over them as Keras and PyTorch do", () => {
    const plain = answersReport(read(json("c09/doc-mean.json")), file("c09/answers.txt"), {});
    expect(accused(plain)).toEqual([]);
    expect(plain.answers.every(({ words }) => !words.includes("convention"))).toBe(true);
    const other = answersReport(read(json("c09/doc.json")), file("c09/answers.txt"), {});
    expect(accused(other)).toEqual([]);
    expect(other.answers[0].words).toContain("the mean over the 3 outputs, and not their sum");
  });

  it("added up over the outputs where the document averages, which is another convention", () => {
    const document = read(json("c09/doc-mean.json"));
    const text = textOf(document, (name, value) => (/^(L|dL)/.test(name) ? 3 * value : value)).replace(
      /^\S+' = .*$/gm,
      "",
    );
    const report = answersReport(document, text, {});
    expect(accused(report)).toEqual([]);
    expect(report.answers.at(-1)?.words).toContain("the sum over the 3 outputs, and not their mean");
  });

  it("with weighed losses divided by the examples, as Keras does", () => {
    const document = variant("classWeightsMean");
    const factor = (6 + 4 + 6) / 3;
    const text = textOf(document, (name, value) =>
      isLoss(name) || isGradient(name) ? factor * value : value,
    ).replace(/^\S+' = .*$/gm, "");
    const report = answersReport(document, text, {});
    expect(accused(report)).toEqual([]);
    expect(report.answers.at(-1)?.words).toContain(
      "divided by the number of examples, 3, and not by the sum",
    );
  });
});

describe("what was left out is named", () => {
  /** The pass without some settings, of which one number is written where the other belongs. */
  const cause = (id: string, quantity: string, without: Partial<LossDocument>, optimizer?: object) => {
    const document = variant(id);
    const { version: _version, ...rest } = document;
    const other = read({
      ...rest,
      version: 4,
      loss: JSON.parse(JSON.stringify({ ...document.loss, ...without })),
      optimizer: JSON.parse(JSON.stringify({ ...document.optimizer, ...optimizer })),
    });
    const trace = createTrace(runPass(other));
    const value = trace.at(trace.find(quantity) as number).value as number;
    const { answers } = answersReport(document, `${quantity} = ${value.toPrecision(8)}`, {});
    return answers[0].words;
  };

  it.each([
    ["classWeightsSum", "L@2", { weights: undefined }, "weights of the classes are missing"],
    ["labelSmoothing", "L@1", { labelSmoothing: undefined }, "label smoothing is missing"],
    [
      "binaryCrossEntropyWeighed",
      "L@1",
      { positiveWeight: undefined },
      "weight of the targets of 1 is missing",
    ],
  ] as const)("%s: %s", (id, quantity, without, words) => {
    expect(cause(id, quantity, without)).toContain(words);
  });

  it("the weight decay, at a bias too", () => {
    for (const quantity of ["W1[1,2]'", "b1[3]'"])
      expect(cause("sgdDecay", quantity, {}, { weightDecay: undefined })).toContain(
        "weight decay is missing",
      );
  });
});

it("PyTorch's weighted mean of cross-entropies, from scores (pytorch#25571)", () => {
  const { loss, dscores } = json("c10/expected.json");
  const answer = evaluationAnswer(runPass(read(json("c10/doc.json"))).plan) as {
    loss: number;
    gradients: { layers: { activations: number[][] }[] };
  };
  expectClose(answer.loss, loss);
  expectClose(answer.gradients.layers[0].activations, dscores);
});

it("one update after each example, in their order (SO 37646589)", () => {
  const { batch, ...network } = json("c36/doc.json");
  const document = read({
    ...network,
    version: 4,
    batch,
    dataset: { type: "points", columns: ["x1", "x2"], inputs: batch.inputs, targets: batch.targets },
    training: {
      split: { train: 4, validation: 0, test: 0, seed: 1 },
      standardize: false,
      axes: [1, 2],
      minibatch: 1,
      epochs: 1,
      seed: 1,
      initializer: "uniform",
      shuffle: false,
    },
  }) as TrainableDocument;
  const session = new TrainingSession(document);
  const [expected] = Object.values(json("c36/expected.json")) as {
    W1: number[][];
    b1: number[];
    W2: number[][];
    b2: number[];
  }[][];
  const plan = createPlan(runPass(document).graph, 1);
  for (const { W1, b1, W2, b2 } of expected) {
    session.advance("minibatch");
    const [first, second] = listsOf(plan, session.parameters);
    expectClose([first.weights, first.bias, second.weights, second.bias], [W1, b1, W2, b2]);
  }
});
