/** The engine beside other JavaScript libraries: `npm run bench`, or `npm run bench -- --quick` for rough figures. */
import { cpus } from "node:os";
import { brain } from "./brain";
import { convnet } from "./convnetjs";
import { linearity } from "./linearity";
import { type Effort, measure } from "./measure";
import { bytesPerPass } from "./memory";
import { rows } from "./rows";
import { significant, table } from "./table";
import { tensorflow } from "./tfjs";
import { plainWorkbench, workbench, workbench32 } from "./workbench";

const quick = process.argv.includes("--quick");
const effort: Effort = quick ? { rounds: 3, turn: 60 } : { rounds: 9, turn: 250 };
const libraries = [
  workbench,
  workbench32,
  plainWorkbench,
  convnet,
  brain,
  tensorflow("cpu"),
  tensorflow("wasm"),
];
const compared = ["this engine, plain loops", "ConvNetJS", "tfjs wasm"];

const [{ model }] = cpus();
console.log(`${model}, ${cpus().length} cores, Node ${process.versions.node}`);
console.log(`Processor time, medians of ${effort.rounds} rounds in which the libraries take turns.\n`);

const lines: string[][] = [];
for (const row of rows) {
  const contenders = [];
  for (const library of libraries) {
    await library.use?.();
    contenders.push({ library, run: row.prepare(library), unit: row.amounts });
  }
  const times = await measure(contenders, { ...effort, turn: effort.turn * row.turns });
  const ratios = compared.map((name) => {
    const ratio = times[libraries.findIndex((library) => library.name === name)] / times[0];
    const target = row.targets[name];
    return `${significant(ratio, 2)} ×${target ? ` (target ${target} ×)` : ""}`;
  });
  lines.push([
    `${row.work}, ${row.unit}`,
    ...times.map((time) => significant(row.figure(time), 3)),
    ...ratios,
  ]);
}
console.log(
  table(["work", ...libraries.map(({ name }) => name), ...compared.map((name) => `against ${name}`)], lines),
);
console.log(`
- This engine, where nothing is said, and ConvNetJS compute in float64, the others in float32. A grid is always computed in float64.
- An epoch is extrapolated linearly from turns of about ${(4 * effort.turn) / 1000} s, from minibatches of the same 60,000 examples.
- brain.js has neither minibatches nor cross-entropy, and one activation for all layers: it trains by squared error, example by example;
  its passes include the update, the only place where it forms the gradients of weights.
- tfjs works on whole minibatches by its operations (matMul, add, …) and \`variableGrads\`.
- "Against" is how many times as fast this engine is.
`);

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
  table(["network", "parameters", "examples", "ms", "ns per example and parameter"], await linearity(effort)),
);
