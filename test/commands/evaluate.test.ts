import { basename, dirname } from "node:path";
import { describe, expect, it } from "vitest";
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

describe("evaluate", () => {
  it("answers an array of documents with an array, each as PyTorch has it", async () => {
    const answers = (
      await workbench([
        "evaluate",
        file(
          "all.json",
          cases.map(({ model }) => model),
        ),
      ])
    ).json();
    expect(answers).toHaveLength(cases.length);
    cases.forEach(({ id, expected: { steps: _steps, ...expected } }, index) => {
      const overflow = (path: string) =>
        /gradients\.layers\[\d+\]\.activations/.test(path) && JSON.stringify(expected).includes("Infinity");
      expectClose(answers[index], expected, id, overflow);
    });
  });

  it("reads standard input, and a relative file from where the user stands", async () => {
    const path = file("here.json", classic);
    const loss = (await workbench(["evaluate", path])).json().loss;
    expect((await workbench(["evaluate", "-"], { input: JSON.stringify(classic) })).json().loss).toBe(loss);
    expect((await workbench(["evaluate", basename(path)], { folder: dirname(path) })).json().loss).toBe(loss);
  });

  it("names the first quantity that isn't finite, on standard error alone", async () => {
    const overflow = extreme.networks.find(({ id }) => id === "x13")?.model;
    const { status, stderr, json } = await workbench(["evaluate", "-"], { input: JSON.stringify(overflow) });
    expect(status).toBe(0);
    expect(json().loss).toBe("Infinity");
    expect(stderr).toBe("not finite: first in z2[1] (Infinity)\n");
    const nan = extreme.networks.find(({ id }) => id === "x15")?.model;
    expect((await workbench(["evaluate", "-"], { input: JSON.stringify([classic, nan]) })).stderr).toBe(
      "[1]: not finite: first in x[1] (NaN), which is given\n",
    );
    expect((await workbench(["evaluate", "-"], { input: JSON.stringify(classic) })).stderr).toBe("");
  });
});
