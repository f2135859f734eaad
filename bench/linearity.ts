import type { Network } from "./library";
import { type Effort, measure } from "./measure";
import { noise } from "./rows";
import { significant } from "./table";
import { workbench } from "./workbench";

/** Trains networks of up to a million parameters. */
export async function linearity(effort: Effort): Promise<string[][]> {
  const lines: string[][] = [];
  for (const [units, count] of [
    [32, 2000],
    [64, 4000],
    [128, 8000],
    [256, 2000],
    [704, 1000],
  ]) {
    const sizes = [units, units, units, 10];
    const network: Network = { sizes, activation: "relu", loss: "softmaxCrossEntropy" };
    const parameters = sizes.slice(1).reduce((sum, size, l) => sum + size * (sizes[l] + 1), 0);
    const run = workbench.train(network, noise(count, units, 10), 100);
    const [perExample] = await measure([{ library: workbench, run, unit: count }], effort);
    lines.push([
      sizes.join("-"),
      String(parameters),
      String(count),
      significant(perExample * count, 3),
      significant((1e6 * perExample) / parameters, 3),
    ]);
  }
  return lines;
}
