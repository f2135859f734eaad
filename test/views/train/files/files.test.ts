import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../../src/engine/document/document";
import { setDataset } from "../../../../src/engine/document/edit/train/editTraining";
import type { PreparedData } from "../../../../src/engine/training/data/preparedData";
import { TrainingSession } from "../../../../src/engine/training/session";
import type { Training } from "../../../../src/store/training/trainingState";
import { createTrainOffer } from "../../../../src/views/parts/files/trainOffer";
import { offerFiles } from "../../../../src/views/train/files/offer";
import { trainingKinds } from "../../../../src/views/train/files/trainingKinds";
import { classic } from "../../../documents";
import { train as after, circles, few } from "../../../engine/training/documents";
import { stillFrames, stillStores } from "../../still";

/** What each of Train's ways to take something away gives where Train is as the test says. */
function train(training: Partial<Training> = {}) {
  const { frames } = stillFrames({});
  const document = circles(...few);
  const stores = stillStores({ training: { document, frames, ...training } });
  const kinds = trainingKinds(stores);
  const make = async (id: string, of: NetworkDocument = document) => {
    const made = await kinds.find((kind) => kind.id === id)?.make(of, stores);
    if (!made || "blob" in made) throw new Error(`${id} gives no text`);
    return "text" in made ? made.text : made.refused;
  };
  return { stores, kinds, make };
}

/** Two epochs of a small run. */
const run = () => after(new TrainingSession(circles(...few)), 2).snapshot();

const examples = (count: number): NetworkDocument => ({
  ...classic,
  batch: {
    inputs: Array.from({ length: count }, () => classic.batch.inputs[0]),
    targets: Array.from({ length: count }, () => classic.batch.targets[0]),
  },
});

describe("Train's files", () => {
  it("have names of their own, so that none is saved over another", () => {
    const { kinds } = train();
    expect(new Set(kinds.map(({ extension }) => extension)).size).toBe(kinds.length);
  });

  it("hold every example, below the columns' names", async () => {
    const lines = (await train().make("data-csv")).trimEnd().split(/\r?\n/);
    expect(lines).toHaveLength(1 + 100);
  });

  it("hold the run as a program once there is one", async () => {
    const { make } = train();
    expect(await make("run-numpy")).toMatch(/^Nothing has been trained yet/);
    expect(await make("run-numpy", run())).toContain("import numpy");
  });

  it("hold the next minibatch as a program, but not thousands of numbers", async () => {
    const minibatchOf = (count: number) =>
      train({ documentForStep: async () => examples(count) }).make("numpy");
    expect(await minibatchOf(2)).toContain("import numpy");
    expect(await minibatchOf(401)).toMatch(/^The minibatch has 401 examples; .* at most 400\./);
  });

  it("say why there is no region: none is computed yet, or there are no two inputs to draw it over", async () => {
    const [plane, picture] = [{}, { picture: {} }].map((data) => data as PreparedData);
    expect(await train({ data: plane }).make("region-svg")).toContain("still computing");
    expect(await train({ data: picture }).make("region-svg")).toContain("an example is a picture");
    expect(await train({ data: picture }).make("region-png")).toContain("an example is a picture");
  });
});

it("a document that is named after data has the name of the data that it has now; another keeps its name", async () => {
  const start = (title: string) => {
    const document = { ...setDataset("sineCurve")(circles()), title } as Training["document"];
    const { stores } = train({ document });
    offerFiles(stores);
    return stores.get(createTrainOffer).getState().offer?.start().title;
  };
  expect(start("Two circles")).toBe("Sine curve");
  expect(start("two CIRCLES")).toBe("Sine curve");
  expect(start("My two circles")).toBe("My two circles");
});

it("what a link starts from is without the run", () => {
  const document = run();
  expect(document.state).toBeDefined();
  const { stores } = train({ document });
  offerFiles(stores);
  const start = stores.get(createTrainOffer).getState().offer?.start();
  expect(start?.layers).toEqual(circles(...few).layers);
  expect(start).not.toHaveProperty("state");
});
