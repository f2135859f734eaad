import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../src/engine/document/document";
import { setUpdated } from "../../src/engine/document/edit/editParameters";
import { finish } from "../../src/engine/pass/work";
import { runUpdates } from "../../src/engine/studies/updateRun";
import { classic } from "../documents";
import exercises from "../golden/exercises.json";
import extreme from "../golden/extreme.json";
import golden from "../golden/public.json";
import { expectClose } from "../tolerance";
import { temporary } from "./temporary";
import { workbench } from "./workbench";

const { file } = temporary();

interface Case {
  readonly id: string;
  readonly model?: unknown;
  readonly expected: { readonly steps?: readonly unknown[]; readonly gradients: unknown };
}
const cases = [
  ...golden.cases,
  ...extreme.networks,
  ...exercises.exercises.filter((exercise) => "model" in exercise),
] as unknown as Case[];

describe("train", () => {
  it("answers with the parameters and the loss after each step", async () => {
    const trained = cases.filter(({ expected }) => expected.steps?.length === 5);
    expect(trained.length).toBeGreaterThan(50);
    const answers = (
      await workbench([
        "train",
        file(
          "train.json",
          trained.map(({ model }) => model),
        ),
        "--steps",
        "5",
      ])
    ).json();
    for (const [index, { id, expected }] of trained.entries())
      expectClose(answers[index], expected.steps, id);
  });

  it("goes on from the updates that a document holds", async () => {
    const adam = { type: "adam", learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
    const start: NetworkDocument = { ...classic, optimizer: adam };
    const { layers, state } = finish(runUpdates(start, 2));
    const whole = (await workbench(["train", file("start.json", start), "--steps", "5"])).json();
    const rest = (
      await workbench(["train", file("two.json", setUpdated(layers, state)(start)), "--steps", "3"])
    ).json();
    expect(rest).toEqual(whole.slice(2));
  });
});
