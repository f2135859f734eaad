// Programs with one token changed: taken and refused as by CPython, and in the line that it names.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { parseProgram } from "../../src/engine/program/parse/parse";
import { ProgramFault } from "../../src/engine/program/parse/tree/fault";
import { pythonLines } from "./likePython/pythonLines";

/** A text as malformed.py prints it, with the line of CPython's syntax error where it has one. */
interface Trial {
  readonly source: string;
  readonly line?: number | null;
}

const count = 2000;
/** As many may be taken or refused differently, and named in another line. */
const most = { verdicts: 0.02, lines: 0.02 };

export async function run() {
  const trials = trialsOf(process.env.SEED ?? "1");
  if (!trials) {
    console.log("skipped: there is no Python (PYTHON names one)");
    return;
  }
  const found = trials.map((trial) => ({ ...trial, own: lineOf(trial.source) }));
  const malformed = found.filter(({ line }) => line !== undefined);
  const verdicts = found.filter(({ line, own }) => (line === undefined) !== (own === undefined));
  const lines = malformed.filter(({ line, own }) => own !== undefined && own !== line);
  console.log(
    `${trials.length} texts, ${malformed.length} of them malformed: ${verdicts.length} taken or refused differently than by CPython, ${lines.length} named in another line`,
  );
  if (verdicts.length > most.verdicts * trials.length || lines.length > most.lines * malformed.length)
    throw new Error("too many differ");
}

/** The line of the fault of a text; nothing where it is a program. */
function lineOf(source: string): number | undefined {
  try {
    parseProgram(source);
    return undefined;
  } catch (error) {
    if (!(error instanceof ProgramFault)) throw error;
    return source.slice(0, error.from ?? 0).split("\n").length;
  }
}

function trialsOf(seed: string): Trial[] | undefined {
  const listings = join(process.cwd(), "test/golden/listings");
  const files = readdirSync(listings).filter((file) => file.endsWith(".py"));
  const paths = files.map((file) => join(listings, file));
  return pythonLines("malformed.py", String(count), seed, ...paths)?.map((line) => JSON.parse(line) as Trial);
}
