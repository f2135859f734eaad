import { readFileSync } from "node:fs";
import type { NetworkDocument } from "../../src/engine/document/document";
import type { DrawnNumber } from "../../src/engine/document/parts/drawnNumbers";
import { readDocument } from "../../src/engine/document/reading/read";
import { networkDrawer } from "../../src/engine/sheets/networkDrawer";
import { isPleasant, sheetRules } from "../../src/engine/sheets/rules";

const count = Number(process.env.MOST ?? 1000);

const ofClassic: readonly DrawnNumber[] = [
  { of: "x", from: 0.1, to: 1, step: 0.05 },
  { of: "W1", from: -0.9, to: 0.9, step: 0.05 },
  { of: "b1", from: -0.5, to: 0.5, step: 0.05 },
  { of: "W2", from: -0.9, to: 0.9, step: 0.05 },
  { of: "b2", from: -0.5, to: 0.5, step: 0.05 },
  { of: "t", values: [0.01, 0.99, 0.1, 0.9] },
];

/** Sheets of many ids: how many are pleasant, and what the others don't keep. */
export async function run(): Promise<void> {
  for (const file of (process.env.FILES ?? "d-p1").split(",")) {
    const { document: json } = JSON.parse(readFileSync(`src/exercises/${file}.json`, "utf8"));
    const numbers = file === "d-p1" ? ofClassic : namesOf(json);
    const { document, faults } = readDocument({ ...json, version: 8, drawn: { numbers, seed: 1 } });
    if (!document) throw new Error(JSON.stringify(faults));
    const drawer = networkDrawer(document);
    const before = process.cpuUsage();
    const seen = new Set<string>();
    const broken = Object.fromEntries(sheetRules.map((rule) => [rule, 0]));
    let pleasant = 0;
    for (let k = 0; k < count; k++) {
      const drawn = drawer.draw(`k${10_000 + k}`);
      if ("fault" in drawn) throw new Error(drawn.fault);
      if (isPleasant(drawn.broken)) pleasant += 1;
      for (const rule of sheetRules) if (drawn.broken[rule] > 0) broken[rule] += 1;
      const { drawn: _drawn, ...rest } = drawn.document;
      seen.add(JSON.stringify(rest));
    }
    const seconds = process.cpuUsage(before).user / 1e6;
    console.log(
      `${file}: ${count} ids, ${seen.size} different sheets, ${pleasant} pleasant; ${((1000 * seconds) / count).toFixed(1)} ms of processor time each; not kept: ${JSON.stringify(broken)}`,
    );
  }
}

const namesOf = ({ layers }: NetworkDocument): DrawnNumber[] =>
  layers.map((_, l) => ({ of: `W${l + 1}`, from: -1, to: 1, step: 0.1 }));
