// Random programs against NumPy and PyTorch, and texts with mistakes in them: nothing may be thrown, and none may take long.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { codeAnswer } from "../../src/engine/claims/codeAnswer";
import { runProgram } from "../../src/engine/program/run/runProgram";
import { createRandom } from "../../src/engine/random";
import { pythonLines } from "./likePython/pythonLines";

/** A program as programs.py prints it. */
interface Trial {
  readonly kind: string;
  readonly source: string;
  readonly of?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly gradients: Readonly<Record<string, unknown>>;
  readonly prints: string;
}

export async function run() {
  const root = process.cwd();
  const trials = trialsOf(2000, 1);
  if (!trials) console.log("skipped: there is no Python with NumPy and PyTorch (PYTHON names one)");
  const faults = [...(trials ? compareAll(trials) : []), ...mutateAll(root, trials ?? [], 10_000)];
  if (faults.length > 0) throw new Error(faults.join("\n"));
}

function compareAll(trials: readonly Trial[]): string[] {
  const failed = trials.flatMap((trial) => {
    const difference = differenceOf(trial);
    return difference ? [{ trial, difference }] : [];
  });
  for (const kind of new Set(trials.map((trial) => trial.kind))) {
    const all = trials.filter((trial) => trial.kind === kind).length;
    const wrong = failed.filter(({ trial }) => trial.kind === kind).length;
    console.log(
      `${kind}: ${all - wrong} of ${all} programs have the numbers, gradients and prints of the library`,
    );
  }
  for (const { trial, difference } of failed.slice(0, Number(process.env.SHOWN ?? 5)))
    console.log(`\n${trial.source}\n→ ${difference}`);
  return failed.length > 0 ? [`${failed.length} programs differ`] : [];
}

function differenceOf({ source, of, variables, gradients, prints }: Trial): string | undefined {
  const result = codeAnswer(source, () => process.cpuUsage().user / 1000);
  if ("fault" in result) return `${result.fault.line}:${result.fault.column}: ${result.fault.message}`;
  const { answer } = result;
  if (of !== undefined && answer.of !== of) return `the gradients are of ${answer.of}`;
  for (const [name, want] of Object.entries(variables))
    if (!isClose(answer.variables[name]?.value, want))
      return `${name} = ${JSON.stringify(answer.variables[name]?.value)}, not ${JSON.stringify(want)}`;
  for (const [name, want] of Object.entries(gradients))
    if (!isClose(answer.gradients[name], want) && !isNothing(answer.gradients[name], want))
      return `gradient of ${name} = ${JSON.stringify(answer.gradients[name])}, not ${JSON.stringify(want)}`;
  const printed = answer.prints.map((text) => `${text}\n`).join("");
  return printed === prints ? undefined : `printed\n${printed}not\n${prints}`;
}

/** Where nothing arrives PyTorch may have zeros. */
const isNothing = (got: unknown, want: unknown) => got === undefined && [want].flat(5).every((x) => x === 0);

function isClose(got: unknown, want: unknown): boolean {
  if (Array.isArray(want))
    return Array.isArray(got) && got.length === want.length && want.every((item, k) => isClose(got[k], item));
  const number = Number(want);
  if (!Number.isFinite(number)) return Number.isNaN(number) ? got === "NaN" : got === String(number);
  return typeof got === "number" && Math.abs(got - number) <= 1e-9 * Math.abs(number) + 1e-11;
}

function trialsOf(count: number, seed: number): Trial[] | undefined {
  return pythonLines("programs.py", String(count), String(seed))?.map(
    (line) => JSON.parse(line.replaceAll("NaN", '"NaN"').replaceAll(/-?"?Infinity"?/g, '"$&"')) as Trial,
  );
}

/** Texts with something left out, doubled, swapped or put in. */
function mutateAll(root: string, trials: readonly Trial[], count: number): string[] {
  const folder = join(root, "test/golden/listings");
  const listings = readdirSync(folder).filter((file) => file.endsWith(".py"));
  const sources = [
    ...listings.flatMap((file) => Array(20).fill(readFileSync(join(folder, file), "utf8")) as string[]),
    ...trials.map((trial) => trial.source),
  ];
  const random = createRandom(7);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)];
  const times: number[] = [];
  const texts: string[] = [];
  const ours: string[] = [];
  let faults = 0;
  for (let k = 0; k < count; k++) {
    let text = pick(sources);
    for (let m = 0; m <= 3 * random(); m++) text = mutated(text, random, pick);
    texts.push(text);
    const start = process.cpuUsage().user;
    try {
      const { fault, ours: thrown } = runProgram(text, () => process.cpuUsage().user / 1000);
      if (fault) faults += 1;
      if (thrown !== undefined) ours.push(`${thrown instanceof Error ? thrown.stack : thrown}\n${text}`);
    } catch (error) {
      ours.push(`${error instanceof Error ? error.stack : error}\n${text}`);
    }
    times.push((process.cpuUsage().user - start) / 1000);
  }
  const longest = Math.max(...times);
  const slowest = texts[times.indexOf(longest)];
  console.log(
    `${count} mutated texts: ${faults} with a fault, ${ours.length} errors of ours, the longest took ${longest.toFixed(0)} ms of the processor`,
  );
  for (const one of ours.slice(0, Number(process.env.SHOWN ?? 5))) console.log(`\n${one}`);
  return [
    ...(ours.length > 0 ? [`${ours.length} texts made the interpreter throw`] : []),
    ...(longest > 2000 ? [`a text took ${longest} ms; 2000 are the most:\n${slowest}`] : []),
  ];
}

const inserted = [
  "(",
  ")",
  "[",
  "]",
  ":",
  ",",
  ".",
  "=",
  "==",
  "-",
  "*",
  "**",
  "@",
  "None",
  "1e9",
  "-1",
  "0",
  "'",
  "\n",
  "    ",
  "np",
  "for",
  "if",
  "lambda",
  "{",
  "}",
  "True",
  "...",
  "::",
  "x",
  "[0]",
  ".T",
  "while True:",
  "range(10**9)",
  "def f(f): return f(f)\n",
  "'a'*99999999",
  "+= 1",
];

function mutated(text: string, random: () => number, pick: <Item>(items: readonly Item[]) => Item): string {
  const at = Math.floor(random() * text.length);
  const length = 1 + Math.floor(random() * 12);
  switch (Math.floor(random() * 6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + pick(inserted) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
    case 3: {
      const lines = text.split("\n");
      const [a, b] = [Math.floor(random() * lines.length), Math.floor(random() * lines.length)];
      [lines[a], lines[b]] = [lines[b], lines[a]];
      return lines.join("\n");
    }
    case 4: {
      const words = text.match(/\w+/g) ?? ["x"];
      return text.replace(new RegExp(`\\b${pick(words)}\\b`), pick(words));
    }
    default:
      return text.replace(/\d+/g, (digits) =>
        random() < 0.1 ? String(Math.floor(random() * 6) - 1) : digits,
      );
  }
}
