/** The engine without a page: `workbench -- evaluate|steps|train|check|sweep|answers|code FILE`. Described in docs/command-line.md. */
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { jacobianJson, type Options, UserError } from "./commands/answer";
import { grade } from "./commands/grade";
import { networkCommands, networkRefusal } from "./commands/networks";
import { picturesIn } from "./commands/pictures";
import { processorTime, programCommands, refusal } from "./commands/programs";
import { variantOf } from "./commands/variant";
import { type CodeAnswer, codeAnswer } from "./engine/claims/codeAnswer";
import { isKept, type NetworkDocument } from "./engine/document/document";
import { documentIn } from "./engine/document/exerciseFile";
import { type Items, parseItems } from "./engine/document/parseJson";
import {
  type AnyDocument,
  isProgram,
  type ProgramDocument,
  programDocument,
} from "./engine/document/programDocument";
import { faultText, readAnyDocument } from "./engine/document/read";
import { programSizes } from "./engine/explain/programSteps";
import type { ReadingOptions } from "./engine/homework/reading/conventions";
import { stepSizes } from "./engine/names/presentation";
import { type ProgramPass, runProgramPass } from "./engine/pass/programs/programPass";
import { jacobianOf } from "./engine/studies/jacobian";
import { bringPictures, type FindPictures, MissingPictures } from "./engine/training/pictures/bring";

/** Faults of programs, each with its file, line and column. */
class ProgramFaults extends UserError {}

/** An hour's work for a small network; whoever wants more goes on from the document that the last answer makes. */
const mostSteps = 1_000_000;

const usage = `usage: npm run --silent workbench -- evaluate|steps|train|check|sweep FILE [options]
       npm run --silent workbench -- answers FILE ANSWERS [--decimal . or ,] [--count-from 0 or 1]
         [--rows outputs or inputs] [--examples rows or columns] [--numbering layers, through or throughByInput]
       npm run --silent workbench -- grade SHEET FOLDER [--scheme POINTS.json] [--csv | --lms] [--results FOLDER]
       npm run --silent workbench -- variant SHEET ID
       npm run --silent workbench -- jacobian FILE.py --of NAME --by NAME
       npm run --silent workbench -- code FILE.py … [--of NAME] [--pass K] [--document OUT.json]
  FILE is a document, an array of documents, or a program FILE.py (with --of NAME); - reads standard input
  steps: --by layer|unit|term (unit), of a program line|number|term (number), --over all|loops|NAME,…    sweep: --pictures IMAGES,LABELS,…    train: --steps N (1, at most ${mostSteps})    check: --method central|forward (central) --step H (1e-5)`;

async function main(): Promise<void> {
  try {
    const own = { code, jacobian, grade: graded, variant }[process.argv[2]];
    if (own) {
      await send(own(process.argv.slice(3)));
      return;
    }
    const asked = readArguments(process.argv.slice(2));
    refuseFaults(asked);
    for await (const text of inChunks(answersOf(asked))) await send(text);
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

/** The marks of a folder of hand-ins; where some couldn't be read, in whole or in part, the exit status says so. */
function graded(words: string[]): string {
  const [csv, lms] = ["--csv", "--lms"].map((option) => words.includes(option));
  const others = words.filter((word) => word !== "--csv" && word !== "--lms");
  const { values, positionals } = parsedArguments(others, {
    scheme: { type: "string" },
    results: { type: "string" },
  });
  const [sheet, folder, ...rest] = positionals;
  if (sheet === undefined || folder === undefined || rest.length > 0)
    throw new UserError(`grade takes a sheet and a folder of hand-ins\n${usage}`);
  const { text, unread } = grade({ sheet, folder, csv, lms, scheme: values.scheme, results: values.results });
  if (unread > 0) {
    process.stderr.write(`${unread} hand-in${unread === 1 ? "" : "s"} with lines that can't be read\n`);
    process.exitCode = 3;
  }
  return text;
}

/** The sheet of one student, as a document. */
function variant(words: string[]): string {
  const { positionals } = parsedArguments(words, {});
  const [sheet, id, ...rest] = positionals;
  if (sheet === undefined || id === undefined || rest.length > 0)
    throw new UserError(`variant takes a sheet and a student's id\n${usage}`);
  return variantOf(sheet, read(sheet), id);
}

/** How each number of an array of a program changes with each of another. */
function jacobian(words: string[]): string {
  const { values, positionals } = parsedArguments(words, { of: { type: "string" }, by: { type: "string" } });
  const { of, by } = values;
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0 || of === undefined || by === undefined)
    throw new UserError(`jacobian takes one file with a program, and --of and --by with names\n${usage}`);
  const found = jacobianOf(programDocument(read(file)), of, by, processorTime);
  if ("fault" in found) {
    const { line, column, message } = found.fault;
    throw new ProgramFaults(`${file}:${line}:${column}: ${message}`);
  }
  return `${JSON.stringify(jacobianJson(found.jacobian))}\n`;
}

/** What is to be answered: documents of either kind, each as often as it is asked for. */
interface Asked {
  readonly items: Items;
  readonly file: string;
  readonly isCode: boolean;
  readonly command: string;
  readonly options: Options;
  /** The pictures whose files were given. */
  readonly find: FindPictures;
  readonly of: string | undefined;
}

/** A document that has been read, and of a program its pass. */
type Read = { readonly document: NetworkDocument } | { readonly pass: ProgramPass };

/** All documents are read, and programs run, before the first is answered: where one has a fault there is no answer. */
function refuseFaults(asked: Asked): void {
  const { items } = asked;
  const faults: string[] = [];
  const ofCode: string[] = [];
  for (let place = 0; place < items.count; place++) {
    const path = pathOf(items, place);
    const reading = readAnyDocument(documentIn(items.at(place)));
    for (const fault of reading.faults ?? [])
      faults.push(
        faultText({ ...fault, path: path && fault.path ? joined(path, fault.path) : path || fault.path }),
      );
    if (!reading.document) continue;
    const { document } = reading;
    const wrong = sizeFault(asked, isProgram(document));
    if (wrong) faults.push(wrong);
    if (!isProgram(document)) {
      const refused = networkRefusal(asked.command, document);
      if (refused) faults.push(path ? `${path}: ${refused}` : refused);
      continue;
    }
    const run = runOf(asked, document);
    if ("fault" in run) {
      const { line, column, message } = run.fault;
      const where = asked.isCode ? asked.file : joined(`${asked.file}${path}`, "program");
      ofCode.push(`${where}:${line}:${column}: ${message}`);
      continue;
    }
    const refused = refusal(asked.command, run.pass);
    if (refused) faults.push(path ? `${path}: ${refused}` : refused);
  }
  if (ofCode.length > 0) throw new ProgramFaults([...ofCode, ...faults].join("\n"));
  if (faults.length > 0) throw new UserError(faults.join("\n"));
}

/** `--by` names sizes that the other kind of model has. */
function sizeFault({ options: { by } }: Asked, ofProgram: boolean): string | undefined {
  const sizes: readonly string[] = ofProgram ? Object.keys(programSizes) : stepSizes;
  if (by === undefined || sizes.includes(by)) return undefined;
  return `--by is one of ${sizes.join(", ")}, but is ${by}`;
}

function runOf({ of }: Asked, document: ProgramDocument) {
  return runProgramPass({ ...document, ...(of !== undefined && { of }) }, processorTime);
}

function readAt(asked: Asked, place: number): Read {
  const { document } = readAnyDocument(documentIn(asked.items.at(place))) as { document: AnyDocument };
  return isProgram(document) ? (runOf(asked, document) as { pass: ProgramPass }) : { document };
}

/** The JSON of all answers, those of an array on a line each. */
async function* answersOf(asked: Asked): AsyncGenerator<string, void> {
  const { items, command, options } = asked;
  if (items.isArray) yield "[";
  for (let place = 0; place < items.count; place++) {
    if (place > 0) yield ",\n";
    const one = readAt(asked, place);
    const notFinite = yield* "pass" in one
      ? programCommands[command](one.pass, options)
      : networkCommands[command](one.document, {
          ...options,
          pictures: await picturesFor(command, one.document, asked.find),
        });
    const path = pathOf(items, place);
    if (notFinite) process.stderr.write(`${path && `${path}: `}not finite: first in ${notFinite}\n`);
  }
  yield items.isArray ? "]\n" : "\n";
}

/** Only what trains on the data needs them. */
async function picturesFor(command: string, { dataset }: NetworkDocument, find: FindPictures) {
  if (command !== "sweep" || !dataset) return undefined;
  try {
    return await bringPictures(dataset, find);
  } catch (error) {
    if (!(error instanceof MissingPictures) || !isKept(dataset)) throw error;
    throw new UserError(
      `the document names pictures, “${dataset.name}”, with the SHA-256 ${dataset.sha256}: give their files with --pictures IMAGES,LABELS,…`,
    );
  }
}

const pathOf = ({ isArray }: Items, place: number) => (isArray ? `[${place}]` : "");

/** Characters that are written at once: many small writes are slow. */
const chunk = 1 << 16;

async function* inChunks(pieces: AsyncIterable<string>): AsyncGenerator<string, void> {
  let waiting = "";
  for await (const piece of pieces) {
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

function readArguments(words: string[]): Asked {
  const { values, positionals } = parsedArguments(words, documentOptions);
  const [name, file, ...rest] = positionals;
  const answers = name === "answers" ? rest.shift() : undefined;
  if (name === undefined || !Object.hasOwn(networkCommands, name))
    throw new UserError(`${name === undefined ? "no command" : `there is no command ${name}`}\n${usage}`);
  if (name === "answers" && answers === undefined)
    throw new UserError(`answers takes a document and a text with the answers\n${usage}`);
  if (file === undefined || rest.length > 0) throw new UserError(`${name} takes one file\n${usage}`);
  if (file === "-" && answers === "-") throw new UserError("only one of the two files can be standard input");
  if (values.method !== "central" && values.method !== "forward")
    throw new UserError(`--method is central or forward, but is ${values.method}`);
  const steps = Number(values.steps);
  if (!Number.isInteger(steps) || steps < 1 || steps > mostSteps)
    throw new UserError(`--steps is a whole number from 1 to ${mostSteps}, but is ${values.steps}`);
  const step = Number(values.step);
  if (!(step > 0 && Number.isFinite(step)))
    throw new UserError(`--step is a number above 0, but is ${values.step}`);
  const options: Options = {
    by: values.by,
    over: values.over,
    method: values.method,
    steps,
    step,
    text: answers === undefined ? "" : read(answers),
    reading: readingOf(values),
  };
  const isCode = file.endsWith(".py");
  const source = read(file);
  const items = isCode ? oneItem(programDocument(source)) : parse(source, file);
  const find = picturesIn(values.pictures?.split(",") ?? []);
  return { items, file, isCode, command: name, options, find, of: values.of };
}

const oneItem = (item: unknown): Items => ({ isArray: false, count: 1, at: () => item });

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
  by: { type: "string" },
  over: { type: "string" },
  of: { type: "string" },
  steps: { type: "string", default: "1" },
  method: { type: "string", default: "central" },
  step: { type: "string", default: "1e-5" },
  decimal: { type: "string" },
  "count-from": { type: "string" },
  rows: { type: "string" },
  examples: { type: "string" },
  numbering: { type: "string" },
  pictures: { type: "string" },
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

for (const stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    if (!isClosedPipe(error)) throw error;
    process.exit();
  });
await main();
