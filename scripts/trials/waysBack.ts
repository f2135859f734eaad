// Random PyTorch programs with changes in place and several ways back: refused where PyTorch refuses, with its gradients else.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { codeAnswer } from "../../src/engine/claims/codeAnswer";

/** A program as waysBack.py prints it: what PyTorch prints, or the line of what it refuses. */
interface Trial {
  readonly source: string;
  readonly prints?: string;
  readonly line?: number;
}

const python = process.env.PYTHON ?? "/usr/bin/python3";
const count = 1000;
/** As many may differ: changes of results under no_grad() keep their history in PyTorch. */
const most = 0.01;

export async function run() {
  const trials = trialsOf(process.env.SEED ?? "1");
  if (!trials) {
    console.log("skipped: there is no Python with PyTorch (PYTHON names one)");
    return;
  }
  const different = trials.filter((trial) => !agrees(trial));
  const refused = trials.filter(({ line }) => line !== undefined).length;
  console.log(
    `${trials.length - different.length} of ${trials.length} programs, ${refused} of which PyTorch refuses, end as in PyTorch`,
  );
  for (const { source, line, prints } of different.slice(0, Number(process.env.SHOWN ?? 3)))
    console.log(
      `\n${source}\n→ PyTorch ${line === undefined ? `prints\n${prints}` : `refuses line ${line}`}`,
    );
  if (different.length > most * trials.length) throw new Error(`${different.length} programs end otherwise`);
}

function agrees({ source, line, prints }: Trial): boolean {
  const result = codeAnswer(source, () => process.cpuUsage().user / 1000);
  if ("fault" in result) return result.fault.line === line;
  return result.answer.prints.map((text) => `${text}\n`).join("") === prints;
}

function trialsOf(seed: string): Trial[] | undefined {
  if (!existsSync(python)) return undefined;
  const { status, stdout } = spawnSync(
    python,
    [join(process.cwd(), "scripts/trials/waysBack.py"), String(count), seed],
    { encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  if (status !== 0) return undefined;
  return stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Trial);
}
