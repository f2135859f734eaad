import { describe, expect, it } from "vitest";
import { readDocument } from "../../../../src/engine/document/reading/read";
import type { CompareRun } from "../../../../src/store/compare/state/compareState";
import { compareKinds } from "../../../../src/views/compare/files/compareKinds";
import { stillStores } from "../../still";
import { document, rows } from "../comparedRuns";

const done = rows.map(({ result, cell, repeat, values }) => ({
  planned: { cell, repeat, values },
  status: "done",
  result,
}));

/** What a file of a sweep whose runs are these holds. */
async function made(id: string, runs: readonly object[] = done) {
  const stores = stillStores({ training: {}, compare: { document, runs: runs as readonly CompareRun[] } });
  const kind = compareKinds(stores).find((one) => one.id === id);
  return kind?.make(document, stores);
}
const textOf = async (id: string, runs?: readonly object[]) =>
  ((await made(id, runs)) as { readonly text: string }).text;

const tables = ["runs-csv", "runs-json", "runs-markdown", "runs-latex", "runs-wandb"];

describe("a sweep as files", () => {
  it("is a document that opens again, runs or none", async () => {
    const { document: read, faults } = readDocument(JSON.parse(await textOf("document", [])));
    expect(faults ?? []).toEqual([]);
    expect(read?.sweep).toEqual(document.sweep);
  });

  it.each(tables)("is %s once a run is done, and a sentence before", async (id) => {
    expect(await made(id, [])).toEqual({ refused: "No run is done yet: there is nothing to write down." });
    expect(await made(id, [{ ...done[0], status: "waiting", result: undefined }])).toHaveProperty("refused");
    expect(await textOf(id)).not.toBe("");
  });

  it("has a line for each run with its settings, its figures and how it ended", async () => {
    const [head, ...lines] = (await textOf("runs-csv")).trim().split("\r\n");
    expect(head).toMatch(/^learningRate,activation,runSeed,.*validationError.*,ended$/);
    expect(lines).toHaveLength(rows.length);
    expect(lines[0]).toMatch(/^0\.01,tanh,1,.*,limit$/);
  });

  it("leaves runs out that have nothing yet", async () => {
    const some = [...done, { ...done[0], status: "waiting", result: undefined }];
    expect((await textOf("runs-csv", some)).trim().split("\r\n")).toHaveLength(rows.length + 1);
  });

  it("says the precision of each run, where it isn't the usual one throughout", async () => {
    const [first, ...others] = done;
    const single = [{ ...first, result: { ...first.result, precision: "float32" } }, ...others];
    const [head, ...lines] = (await textOf("runs-csv", single)).trim().split("\r\n");
    expect(head).toMatch(/,precision$/);
    expect(lines.map((line) => line.split(",").at(-1))).toEqual(["float32", "float64", "float64", "float64"]);
  });
});
