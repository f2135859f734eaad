import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Library } from "./library";

const threads = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"];

/** A Python library's part, in a process of its own. */
export interface PythonLibrary extends Library {
  readonly version: string;
  end(): void;
}

/**
 * Starts NumPy or PyTorch, in float32 on one thread, where the Python that `PYTHON` names (python3) has it.
 * @param root the project's folder
 * @returns nothing where it hasn't
 */
export async function python(
  module: "numpy" | "torch",
  name: string,
  root: string,
): Promise<PythonLibrary | undefined> {
  const child = spawn(process.env.PYTHON ?? "python3", [join(root, "bench/peers.py"), module], {
    env: { ...process.env, ...Object.fromEntries(threads.map((variable) => [variable, "1"])) },
    stdio: ["pipe", "pipe", "ignore"],
  });
  const answers = answersOf(child);
  const first = await answers();
  if (first === undefined) return undefined;
  const ask = (work: object) => async (amount: number) => {
    child.stdin.write(`${JSON.stringify({ work, amount })}\n`);
    const answer = await answers();
    if (!answer) throw new Error(`${name} ended`);
    return Number(answer.milliseconds);
  };
  return {
    name,
    version: String(first.ready),
    train: (network, { count }, minibatch) => ask({ kind: "train", ...network, count, minibatch }),
    grid: (network, columns, rows) => ask({ kind: "grid", ...network, columns, rows }),
    pass: (network) => ask({ kind: "passes", ...network }),
    end: () => child.stdin.end(),
  };
}

/** Its lines one after the other, as JSON; nothing once it has ended. */
function answersOf(child: ChildProcess): () => Promise<Record<string, unknown> | undefined> {
  if (!child.stdout) throw new Error("python: there is nothing to read from");
  child.on("error", () => {}); // there is no such program: its output ends
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await lines.next();
    return done ? undefined : JSON.parse(value);
  };
}
