import { cpus } from "node:os";
import { brain } from "./brain";
import { convnet } from "./convnetjs";
import type { Library } from "./library";
import { linearity } from "./linearity";
import { type Effort, measure } from "./measure";
import { bytesPerPass } from "./memory";
import { type PythonLibrary, python } from "./python";
import { type Row, rows } from "./rows";
import { significant, table } from "./table";
import { tensorflow } from "./tfjs";
import { plainWorkbench, workbench, workbench32 } from "./workbench";

/** Which library is to be how many times as fast as which, for each row that has a target of that name. */
const comparisons = [
  { of: workbench, with: plainWorkbench.name },
  { of: workbench, with: convnet.name },
  { of: workbench, with: "tfjs wasm" },
  { of: workbench, with: "NumPy" },
  { of: workbench32, with: "NumPy" },
  { of: workbench32, with: "PyTorch" },
];

/**
 * Prints the engine beside other libraries: `npm run bench`, or `npm run bench -- --quick` for rough figures.
 * @param root the project's folder
 * @param inChromium the engine's own figures in a browser, row by row
 */
export async function main(root: string, effort: Effort, inChromium: readonly number[]): Promise<void> {
  const started = await Promise.all([python("numpy", "NumPy", root), python("torch", "PyTorch", root)]);
  const peers = started.filter((peer) => peer !== undefined);
  const javaScript = [workbench, workbench32, plainWorkbench, convnet, brain];
  const libraries = [...javaScript, tensorflow("cpu"), tensorflow("wasm"), ...peers];
  const compared = comparisons.filter((pair) => libraries.some(({ name }) => name === pair.with));

  const [{ model }] = cpus();
  console.log(`${model}, ${cpus().length} cores, Node ${process.versions.node}`);
  console.log(`Processor time, medians of ${effort.rounds} rounds in which the libraries take turns.\n`);

  const all = await timesOf(libraries, effort);
  const timeOf = (row: number, of: string) => all[row][libraries.findIndex(({ name }) => name === of)];
  const lines = rows.map((row, r) => [
    workOf(row),
    ...all[r].map((time) => significant(row.figure(time), 3)),
    ...compared.map((pair) => {
      const ratio = timeOf(r, pair.with) / timeOf(r, pair.of.name);
      const target = row.targets[`${pair.of.name}: ${pair.with}`];
      return `${significant(ratio, 2)} ×${target ? ` (target ${target} ×)` : ""}`;
    }),
  ]);
  const heads = compared.map((pair) => `${pair.of.name}, against ${pair.with}`);
  console.log(table(["work", ...libraries.map(({ name }) => name), ...heads], lines));
  console.log(`
- This engine, where nothing is said, and ConvNetJS compute in float64, the others in float32. A grid is always computed in float64.
- An epoch is extrapolated linearly from turns of about ${(4 * effort.turn) / 1000} s, from minibatches of the same 60,000 examples.
- brain.js has neither minibatches nor cross-entropy, and one activation for all layers: it trains by squared error, example by example;
  its passes include the update, the only place where it forms the gradients of weights.
- tfjs works on whole minibatches by its operations (matMul, add, …) and \`variableGrads\`.
- "Against" is how many times as fast this engine is.
- ${pythonWords(peers)}
`);
  const inBoth = rows.map((row, r) => [
    workOf(row),
    significant(row.figure(timeOf(r, workbench.name)), 3),
    significant(inChromium[r], 3),
  ]);
  console.log("This engine in Node, and in Chromium by the clock:");
  console.log(`${table(["work", "Node", "Chromium"], inBoth)}\n`);

  console.log("Bytes that a forward and a backward pass allocate:");
  for (const sizes of [
    [2, 2, 2],
    [8, 64, 64, 4],
  ]) {
    const of = [workbench, convnet].map((library) => {
      const run = library.pass({ sizes, activation: "tanh", loss: "halfSquaredError" });
      return `${library.name} ${Math.round(bytesPerPass(run))}`;
    });
    console.log(`- ${sizes.join("-")}: ${of.join(", ")}`);
  }

  console.log("\nTraining costs in proportion to examples × parameters (minibatches of 100):");
  console.log(
    table(
      ["network", "parameters", "examples", "ms", "ns per example and parameter"],
      await linearity(effort),
    ),
  );
  for (const peer of peers) peer.end();
}

const workOf = ({ work, unit }: Row) => `${work}, ${unit}`;

/** Row by row, each library's time in milliseconds for an amount of 1. */
async function timesOf(libraries: readonly Library[], effort: Effort): Promise<number[][]> {
  const all: number[][] = [];
  for (const row of rows) {
    const contenders = [];
    for (const library of libraries) {
      await library.use?.();
      contenders.push({ library, run: row.prepare(library), unit: row.amounts });
    }
    all.push(await measure(contenders, { ...effort, turn: effort.turn * row.turns }));
  }
  return all;
}

function pythonWords(peers: readonly PythonLibrary[]): string {
  if (peers.length === 0) return "No Python with NumPy or PyTorch was found; `PYTHON` names another.";
  const all = peers.map(({ name, version }) => `${name} ${version}`).join(" and ");
  return `${all} take their turns in a process of their own, in float32 on one thread, with the code in bench/peers.py.`;
}
