import { type Effort, measure } from "./measure";
import { rows } from "./rows";
import { workbench } from "./workbench";

/** The engine's part of the table in a browser: a figure for each row, in its unit. `scripts/bench/bench.mjs` calls it on an empty page. */
export async function figures(effort: Effort): Promise<number[]> {
  const all: number[] = [];
  for (const row of rows) {
    const contender = { library: workbench, run: row.prepare(workbench), unit: row.amounts };
    const [time] = await measure([contender], { ...effort, turn: effort.turn * row.turns });
    all.push(row.figure(time));
  }
  return all;
}
