/** The engine without a page: `workbench -- evaluate|steps|train|check|answers|code FILE`. Described in docs/command-line.md. */
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { NetworkDocument } from "./engine/document/document";
import { documentIn } from "./engine/document/exerciseFile";
import { type Items, parseItems } from "./engine/document/parseJson";
import { programDocument } from "./engine/document/programDocument";
import { faultText, readDocument } from "./engine/document/read";
import { plainStep } from "./engine/explain/plainStep";
import { answersReport } from "./engine/homework/answersReport";
import type { ReadingOptions } from "./engine/homework/reading/conventions";
import { type JsonNumber, jsonNumber } from "./engine/math/jsonNumber";
import { createNotation } from "./engine/names/notation";
import { type StepSize, stepSizes } from "./engine/names/presentation";
import { nameOf } from "./engine/names/quantity";
import { evaluationAnswer, parametersAnswer } from "./engine/pass/cliJson";
import { runPass } from "./engine/pass/pass";
import { backward, fillShown, forward } from "./engine/pass/passes";
import { update } from "./engine/pass/update";
import { type CodeAnswer, codeAnswer } from "./engine/program/codeAnswer";
import { firstNonFinite } from "./engine/steps/nonFinite";
import { createTrace } from "./engine/steps/trace";
import { checkGradients, type DifferenceMethod } from "./engine/studies/check";

/** What the user got wrong; printed to standard error, with exit status 2. */
class UserError extends Error {}

/** Faults of programs, each with its file, line and column. */
class ProgramFaults extends UserError {}

/** An answer's JSON, in pieces, since it may be larger than memory; at the end, where a number first stopped being finite. */
type Answer = Generator<string, string | undefined>;

interface Options {
  readonly by: StepSize;
  readonly steps: number;
  readonly method: DifferenceMethod;
  readonly step: number;
  /** Someone's own numbers, as text. */
  readonly text: string;
  readonly reading: ReadingOptions;
}

const commands: Readonly<Record<string, (document: NetworkDocument, options: Options) => Answer>> = {
  *evaluate(document) {
    const pass = runPass(document);
    yield JSON.stringify(evaluationAnswer(pass.plan));
    return firstNonFinite(pass);
  },

  *steps(document, { by }) {
    const pass = runPass(document);
    const trace = createTrace(pass, by);
    const notation = createNotation(document.names);
    yield '{"steps":';
    yield* listed(trace.count, (index) => {
      const step = trace.at(index);
      const { phase, example, value, reads } = step;
      const { symbols, substituted, words } = plainStep(step, pass, notation);
      return {
        index,
        phase,
        quantity: nameOf(step.quantity),
        ...(example !== undefined && { example }),
        ...(step.term && { term: step.term.number, of: step.term.of }),
        symbols,
        substituted,
        value: jsonValue(value),
        words,
        reads,
      };
    });
    yield "}";
    return firstNonFinite(pass);
  },

  *train(document, { steps }) {
    const pass = runPass(document);
    const { plan, before: state } = pass;
    let notFinite = firstNonFinite(pass);
    yield* listed(steps, (k) => {
      update(state, plan);
      forward(plan);
      backward(plan);
      fillShown(plan);
      if (notFinite === undefined) {
        const first = firstNonFinite({ ...pass, updated: plan.parameters });
        if (first !== undefined) notFinite = `${first}, after ${k + 1} updates`;
      }
      return parametersAnswer(plan);
    });
    return notFinite;
  },

  *check(document, { method, step }) {
    const { entries, largest } = checkGradients(document, method, step);
    yield JSON.stringify({
      method,
      step,
      largest: jsonNumber(largest),
      entries: entries.map((entry) => ({
        ...entry,
        analytic: jsonNumber(entry.analytic),
        numeric: jsonNumber(entry.numeric),
        relative: jsonNumber(entry.relative),
      })),
    });
    return firstNonFinite(runPass(document));
  },

  *answers(document, { text, reading }) {
    yield JSON.stringify(answersReport(document, text, reading));
    return undefined;
  },
};

/** A JSON array, item by item. */
function* listed(count: number, itemAt: (place: number) => unknown): Generator<string, void> {
  yield "[";
  for (let place = 0; place < count; place++) yield `${place > 0 ? "," : ""}${JSON.stringify(itemAt(place))}`;
  yield "]";
}

/** An hour's work for a small network; whoever wants more goes on from the document that the last answer makes. */
const mostSteps = 1_000_000;

const usage = `usage: npm run --silent workbench -- evaluate|steps|train|check FILE [options]
       npm run --silent workbench -- answers FILE ANSWERS [--decimal . or ,] [--count-from 0 or 1]
         [--rows outputs or inputs] [--examples rows or columns] [--numbering layers, through or throughByInput]
       npm run --silent workbench -- code FILE.py … [--of NAME] [--pass K] [--document OUT.json]
  FILE is a document or an array of documents; - reads standard input
  steps: --by layer|unit|term (unit)    train: --steps N (1, at most ${mostSteps})    check: --method central|forward (central) --step H (1e-5)`;

async function main(): Promise<void> {
  try {
    if (process.argv[2] === "code") {
      await send(code(process.argv.slice(3)));
      return;
    }
    const { command, file, options } = readArguments(process.argv.slice(2));
    const items = parse(read(file), file);
    refuseFaults(items);
    for (const text of inChunks(answersOf(items, (document) => command(document, options)))) await send(text);
  } catch (error) {
    if (isClosedPipe(error)) return;
    process.stderr.write(
      `${error instanceof ProgramFaults ? "" : "workbench: "}${error instanceof UserError ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode = error instanceof UserError ? 2 : 1;
  }
}

/** What programs compute, with the gradients; where any has a fault there is no answer. */
function code(words: string[]): string {
  const { values, positionals: files } = parsedArguments(words, {
    of: { type: "string" },
    pass: { type: "string" },
    document: { type: "string" },
  });
  const pass = values.pass === undefined ? undefined : Number(values.pass);
  if (pass !== undefined && !(Number.isInteger(pass) && pass >= 1))
    throw new UserError(`--pass is the number of a pass, from 1, not “${values.pass}”`);
  if (files.length === 0) throw new UserError(`code takes a file with a program\n${usage}`);
  if (values.document !== undefined && files.length > 1) throw new UserError("--document takes one program");
  const sources = files.map(read);
  const results = sources.map((source) => codeAnswer(source, processorTime, values.of, undefined, pass));
  const faults = results.flatMap((result, k) =>
    "fault" in result
      ? [`${files[k]}:${result.fault.line}:${result.fault.column}: ${result.fault.message}`]
      : [],
  );
  if (faults.length > 0) throw new ProgramFaults(faults.join("\n"));
  if (values.document !== undefined) {
    const document = programDocument(sources[0], values.of);
    writeFileSync(
      resolve(process.env.INIT_CWD ?? ".", values.document),
      `${JSON.stringify(document, null, 2)}\n`,
    );
  }
  const answers = results.map((result) => JSON.stringify((result as { answer: CodeAnswer }).answer));
  return files.length === 1 ? `${answers[0]}\n` : `[${answers.join(",\n")}]\n`;
}

/** Milliseconds of the processor: on a busy machine a program isn't refused sooner. */
const processorTime = () => process.cpuUsage().user / 1000;

/** All documents are read before the first is answered: where one has a fault there is no answer. */
function refuseFaults(items: Items): void {
  const faults: string[] = [];
  for (let place = 0; place < items.count; place++) {
    const path = pathOf(items, place);
    for (const fault of readDocument(documentIn(items.at(place))).faults ?? [])
      faults.push(
        faultText({ ...fault, path: path && fault.path ? joined(path, fault.path) : path || fault.path }),
      );
  }
  if (faults.length > 0) throw new UserError(faults.join("\n"));
}

/** The JSON of all answers, those of an array on a line each. */
function* answersOf(items: Items, answer: (document: NetworkDocument) => Answer): Generator<string, void> {
  if (items.isArray) yield "[";
  for (let place = 0; place < items.count; place++) {
    if (place > 0) yield ",\n";
    const { document } = readDocument(documentIn(items.at(place))) as { document: NetworkDocument };
    const notFinite = yield* answer(document);
    const path = pathOf(items, place);
    if (notFinite) process.stderr.write(`${path && `${path}: `}not finite: first in ${notFinite}\n`);
  }
  yield items.isArray ? "]\n" : "\n";
}

const pathOf = ({ isArray }: Items, place: number) => (isArray ? `[${place}]` : "");

/** Characters that are written at once: many small writes are slow. */
const chunk = 1 << 16;

function* inChunks(pieces: Iterable<string>): Generator<string, void> {
  let waiting = "";
  for (const piece of pieces) {
    waiting += piece;
    if (waiting.length < chunk) continue;
    yield waiting;
    waiting = "";
  }
  if (waiting !== "") yield waiting;
}

/** Waits where whoever reads is slower. */
async function send(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** Whoever read has enough, as `head` does: no fault, and no more work. */
const isClosedPipe = (error: unknown) =>
  error instanceof Error && "code" in error && (error.code === "EPIPE" || error.code === "EOF");

const joined = (path: string, rest: string) => `${path}${rest.startsWith("[") ? "" : "."}${rest}`;

function readArguments(words: string[]) {
  const { values, positionals } = parsedArguments(words, documentOptions);
  const [name, file, ...rest] = positionals;
  const answers = name === "answers" ? rest.shift() : undefined;
  if (name === undefined || !Object.hasOwn(commands, name))
    throw new UserError(`${name === undefined ? "no command" : `there is no command ${name}`}\n${usage}`);
  if (name === "answers" && answers === undefined)
    throw new UserError(`answers takes a document and a text with the answers\n${usage}`);
  if (file === undefined || rest.length > 0) throw new UserError(`${name} takes one file\n${usage}`);
  if (file === "-" && answers === "-") throw new UserError("only one of the two files can be standard input");
  if (!stepSizes.includes(values.by as StepSize))
    throw new UserError(`--by is one of ${stepSizes.join(", ")}, but is ${values.by}`);
  if (values.method !== "central" && values.method !== "forward")
    throw new UserError(`--method is central or forward, but is ${values.method}`);
  const steps = Number(values.steps);
  if (!Number.isInteger(steps) || steps < 1 || steps > mostSteps)
    throw new UserError(`--steps is a whole number from 1 to ${mostSteps}, but is ${values.steps}`);
  const step = Number(values.step);
  if (!(step > 0 && Number.isFinite(step)))
    throw new UserError(`--step is a number above 0, but is ${values.step}`);
  const options: Options = {
    by: values.by as StepSize,
    method: values.method,
    steps,
    step,
    text: answers === undefined ? "" : read(answers),
    reading: readingOf(values),
  };
  return { command: commands[name], file, options };
}

function readingOf(values: Readonly<Record<string, string | undefined>>): ReadingOptions {
  const chosen = <Value extends string>(name: string, ...known: readonly Value[]): Value | undefined => {
    const value = values[name];
    if (value === undefined || known.includes(value as Value)) return value as Value | undefined;
    throw new UserError(`--${name} is ${known.join(" or ").replace(",", "a comma")}, but is ${value}`);
  };
  const countFrom = chosen("count-from", "0", "1");
  return {
    decimal: chosen("decimal", ".", ","),
    rows: chosen("rows", "outputs", "inputs"),
    examples: chosen("examples", "rows", "columns"),
    numbering: chosen("numbering", "layers", "through", "throughByInput"),
    ...(countFrom !== undefined && { countFrom: countFrom === "0" ? 0 : 1 }),
  };
}

const documentOptions = {
  by: { type: "string", default: "unit" },
  steps: { type: "string", default: "1" },
  method: { type: "string", default: "central" },
  step: { type: "string", default: "1e-5" },
  decimal: { type: "string" },
  "count-from": { type: "string" },
  rows: { type: "string" },
  examples: { type: "string" },
  numbering: { type: "string" },
} as const;

function parsedArguments<Options extends Record<string, { type: "string"; default?: string }>>(
  words: string[],
  options: Options,
) {
  try {
    return parseArgs({ args: words, allowPositionals: true, options });
  } catch (error) {
    throw new UserError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

function read(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : resolve(process.env.INIT_CWD ?? ".", file), "utf8");
  } catch (error) {
    throw new UserError(`can't read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function parse(text: string, file: string): Items {
  const parsed = parseItems(text);
  if (!parsed.fault) return parsed;
  throw new UserError(
    `can't read ${file === "-" ? "standard input" : file} as JSON: ${parsed.fault.message}`,
  );
}

function jsonValue(value: number | number[] | number[][]): unknown {
  return Array.isArray(value) ? value.map(jsonValue) : (jsonNumber(value) satisfies JsonNumber);
}

for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    if (!isClosedPipe(error)) throw error;
    process.exit();
  });
await main();
