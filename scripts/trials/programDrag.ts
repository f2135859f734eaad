/**
 * What a drag in a program of 2,000 numbers takes: interpreting it again, its graph, the way back. Median of many moves, and
 * of opening it again each time, for programs of arrays and of single numbers.
 */
import { programDocument } from "../../src/engine/document/programDocument";
import { createMovableProgram } from "../../src/engine/pass/programs/movableProgram";
import {
  completePass,
  createRecordedPlan,
  graphOf,
  runProgramPass,
} from "../../src/engine/pass/programs/programPass";
import { parseProgram } from "../../src/engine/program/parse/parse";
import { outcomeOf } from "../../src/engine/program/run/results/outcome";
import { runProgram } from "../../src/engine/program/run/runProgram";

const numbers = (rows: number, columns: number, seed: number) =>
  `np.array([${Array.from({ length: rows }, (_, i) => `[${Array.from({ length: columns }, (_, j) => (((i * 7 + j * 13 + seed) % 19) / 20 - 0.4).toFixed(2)).join(", ")}]`).join(", ")}])`;

/** Two layers on 16 examples, every number written down: 2,000 of them in values and literals. */
const arrays = (first: string) => `W1 = ${numbers(24, 20, 1)}
b1 = ${numbers(1, 24, 2)}
W2 = ${numbers(3, 24, 3)}
X = ${numbers(16, 20, 4)}
T = ${numbers(16, 3, 5)}
k = ${first}
H = np.tanh(X @ W1.T + k * b1)
Y = H @ W2.T
E = Y - T
L = np.mean(np.sum(E ** 2, axis=1))
`;

/** A recurrence of single numbers. */
const scalars = (first: string) => `h = ${first}
w = 0.9
u = 0.1
s = 0.0
for t in range(400):
    z = w * h + u
    h = np.tanh(z)
    s = s + h * h
L = s
`;

const median = (times: readonly number[]) => times.toSorted((a, b) => a - b)[times.length >> 1];

function timed(count: number, act: (k: number) => void): number {
  const times: number[] = [];
  for (let k = 0; k < count; k++) {
    const start = performance.now();
    act(k);
    times.push(performance.now() - start);
  }
  return median(times.slice(Math.floor(count / 5)));
}

const now = () => 0;
const moves = 60;

export async function run(): Promise<void> {
  for (const [name, sourceOf] of [
    ["arrays", arrays],
    ["single numbers", scalars],
  ] as const) {
    const text = (k: number) => sourceOf((0.5 + k / 1000).toFixed(3));
    const opened = runProgramPass(programDocument(text(0)), now);
    if ("fault" in opened) throw new Error(opened.fault.message);
    const { plan, graph } = opened.pass;
    const size = graph.tensors.reduce((sum, { id }) => sum + plan.values[id].length, 0);
    const movable = createMovableProgram(now);
    const move = timed(moves, (k) => void movable.move(programDocument(text(k))));
    const again = timed(moves, (k) => void runProgramPass(programDocument(text(k)), now));
    const parse = timed(moves, (k) => void parseProgram(text(k)));
    const interpret = timed(moves, (k) => void runProgram(text(k), now));
    const withOutcome = timed(moves, (k) => void outcomeOf(runProgram(text(k), now)));
    const withGraph = timed(moves, (k) => void graphOf(programDocument(text(k)), now));
    const back = timed(moves, () => void completePass(opened.pass.document, plan));
    const buffers = timed(moves, () => void createRecordedPlan(graph));
    console.log(
      `${name}: ${size} numbers, ${graph.nodes.length} operations; a move ${move.toFixed(2)} ms, again ${again.toFixed(2)} ms (parsing ${parse.toFixed(2)}, with interpreting ${interpret.toFixed(2)}, with all gradients ${withOutcome.toFixed(2)}, with the graph ${withGraph.toFixed(2)}; buffers ${buffers.toFixed(2)}, the way back ${back.toFixed(2)})`,
    );
  }
}
