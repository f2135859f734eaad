import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { setData, setTraining, twoCirclesDocument } from "../../src/engine/document/edit/train/editTraining";
import type { GeneratedData } from "../../src/engine/document/parts/data";
import { temporary } from "./temporary";
import { workbench } from "./workbench";

const { folder, file } = temporary();

describe("sweep on pictures", () => {
  const circles = twoCirclesDocument();
  const word = (number: number) => [0, 0, number >> 8, number & 255];
  const bars = Array.from({ length: 60 }, (_, n) => ({ label: n % 2, at: (n >> 1) % 8 }));
  const pixels = bars.flatMap(({ label, at }) =>
    Array.from({ length: 64 }, (_, k) => ((label === 0 ? k >> 3 : k & 7) === at ? 255 : 0)),
  );
  const labels = bars.map(({ label }) => label);
  const paths = () =>
    [
      { name: "images", shape: [60, 8, 8], values: pixels },
      { name: "labels", shape: [60], values: labels },
    ].map(({ name, shape, values }) => {
      const path = join(folder, name);
      writeFileSync(path, Uint8Array.from([0, 0, 8, shape.length, ...shape.flatMap(word), ...values]));
      return path;
    });
  const sha256 = createHash("sha256")
    .update(Uint8Array.from([...pixels, ...labels]))
    .digest("hex");
  const documentWith = (data: GeneratedData) => {
    const document = setTraining({ epochs: 30 })(setData(data)(circles));
    const settings = [{ setting: "learningRate", values: [0.01, 0.02] }];
    const decides = { figure: "validationError", at: "end" };
    return { ...document, version: 9, sweep: { settings, repeats: 1, seed: 1, decides } };
  };
  const kept = documentWith({
    ...{ type: "pictures", sha256, name: "bars", count: 60, seed: 1, width: 8, height: 8 },
    ...{ classes: ["0", "1"], test: 0 },
  });

  it("trains on those that come with the page", async () => {
    const digits = documentWith({ type: "digits", count: 300, seed: 1 });
    const { runs } = (await workbench(["sweep", file("digits.json", digits)])).json();
    expect(runs.map(({ end }: { end: { trainError: number } }) => end.trainError < 0.1)).toEqual([
      true,
      true,
    ]);
  });

  it("trains on those whose files are given, and says which are missing or others", async () => {
    const path = file("bars.json", kept);
    const { runs } = (await workbench(["sweep", path, "--pictures", paths().join(",")])).json();
    expect(runs.map(({ end }: { end: { trainError: number } }) => end.trainError < 0.2)).toEqual([
      true,
      true,
    ]);
    const missing = await workbench(["sweep", path]);
    expect([missing.status, missing.stderr]).toEqual([
      2,
      expect.stringContaining(`“bars”, with the SHA-256 ${sha256}`),
    ]);
    const others = file("others.json", { ...kept, dataset: { ...kept.dataset, sha256: "0".repeat(64) } });
    expect((await workbench(["sweep", others, "--pictures", paths().join(",")])).stderr).toContain(
      `have ${sha256}`,
    );
  });
});
