import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { documentIn } from "../engine/document/exerciseFile";
import { isProgram } from "../engine/document/programDocument";
import { faultText, readAnyDocument } from "../engine/document/read";
import { type ClassSummary, summarized } from "../engine/grading/classSummary";
import { type HandIn, readHandIn } from "../engine/grading/handIn";
import { type Marked, mark } from "../engine/grading/mark";
import { markKinds, readScheme } from "../engine/grading/scheme";
import { createSheet, type Sheet } from "../engine/grading/sheet";
import { sheetFingerprint } from "../engine/grading/sheetFingerprint";
import { csvField } from "../engine/import/csvField";
import { UserError } from "./answer";

/** What `grade` is asked for. */
export interface GradeOptions {
  readonly sheet: string;
  readonly folder: string;
  /** A file with the points; without one each number is a point. */
  readonly scheme: string | undefined;
  readonly csv: boolean;
  /** A folder for a `results.json` of each hand-in, as Gradescope takes them. */
  readonly results: string | undefined;
}

/** A hand-in with its marks, or with why it couldn't be read. */
type Row = { readonly file: string; readonly student: string } & (
  | { readonly marked: Marked; readonly hints: number; readonly remarks: readonly string[] }
  | { readonly fault: string }
);

/** What goes to standard output, and how many hand-ins couldn't be read, whole or in some lines. */
export interface Graded {
  readonly text: string;
  readonly unread: number;
}

/** Marks all hand-ins of a folder: texts of numbers (`.txt`, `.md`), and what the page saves (`.json`). */
export function grade(options: GradeOptions): Graded {
  const sheet = sheetOf(options);
  const rows = handIns(options.folder).map((file): Row => {
    const path = join(at(options.folder), file);
    const read = readHandIn(readFileSync(path, "utf8"));
    const student = basename(file, extname(file));
    if ("fault" in read) return { file, student, fault: read.fault };
    const { text, reading, student: own, hints = 0 } = read.handIn;
    const marked = mark(sheet, text, reading);
    return { file, student: own || student, marked, hints, remarks: remarksOn(read.handIn, sheet) };
  });
  const marked = rows.flatMap((row) => ("marked" in row ? [row.marked] : []));
  if (options.results !== undefined) writeResults(options.results, rows);
  const unread = rows.filter((row) => "fault" in row || row.marked.apart.unread > 0).length;
  const text = options.csv ? csvOf(rows, sheet) : jsonOf(rows, summarized(marked));
  return { text, unread };
}

/** What a marker should look at before the marks. */
function remarksOn({ isAltered, sheet: own }: HandIn, { pass }: Sheet): string[] {
  return [
    ...(isAltered ? ["changed after it was saved"] : []),
    ...(own && own.fingerprint !== sheetFingerprint(pass.document)
      ? [`answers another sheet: ${own.title}`]
      : []),
  ];
}

function sheetOf({ sheet: file, scheme: schemeFile }: GradeOptions): Sheet {
  const { document, faults } = readAnyDocument(documentIn(json(file)));
  if (!document) throw new UserError(`${file}: ${(faults ?? []).map(faultText).join("; ")}`);
  if (isProgram(document)) throw new UserError(`${file}: grade takes the document of a network`);
  const scheme = schemeFile === undefined ? undefined : readScheme(json(schemeFile));
  if (scheme && "fault" in scheme) throw new UserError(`${schemeFile}: ${scheme.fault}`);
  const made = createSheet(document, scheme?.scheme);
  if ("fault" in made) throw new UserError(`${schemeFile}: ${made.fault}`);
  return made.sheet;
}

/** Names beginning with a dot are the system's. */
function handIns(folder: string): string[] {
  try {
    const files = readdirSync(at(folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map(({ name }) => name)
      .filter((name) => [".txt", ".md", ".json"].includes(extname(name).toLowerCase()))
      .sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
    if (files.length === 0) throw new UserError(`${folder} has no hand-ins: no .txt, .md or .json`);
    return files;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`can't read ${folder}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const at = (path: string) => resolve(process.env.INIT_CWD ?? ".", path);

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(at(file), "utf8"));
  } catch (error) {
    throw new UserError(`can't read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function jsonOf(rows: readonly Row[], summary: ClassSummary): string {
  const lines = rows.map(({ file, student, ...row }) => {
    if ("fault" in row) return JSON.stringify({ file, student, fault: row.fault });
    const { marked, hints, remarks } = row;
    return JSON.stringify({ file, student, ...marked, hints, remarks });
  });
  return `{"handIns":[\n${lines.join(",\n")}\n],"summary":${JSON.stringify(summary)}}\n`;
}

/** A line for each hand-in: points for each question, then what became of the numbers, and the first mistake. */
function csvOf(rows: readonly Row[], { scheme }: Sheet): string {
  const apart = ["unread", "doubled", "echoed", "unasked"] as const;
  const head = [
    ...["student", "file", "points"],
    ...scheme.questions.map(({ name }) => name),
    ...markKinds,
    ...apart,
    ...["hints", "first wrong", "mistake", "words", "remarks"],
  ];
  const lines = rows.map((row) => {
    if ("fault" in row)
      return [row.student, row.file, ...head.slice(2, -1).map(() => ""), `can't be read: ${row.fault}`];
    const { points, questions, counts, apart: beside, first } = row.marked;
    return [
      ...[row.student, row.file, String(points)],
      ...questions.map((question) => String(question.points)),
      ...markKinds.map((kind) => String(counts[kind])),
      ...apart.map((kind) => String(beside[kind])),
      ...[String(row.hints), first?.symbol ?? "", first?.mistake ?? "", first?.words ?? ""],
      row.remarks.join("; "),
    ];
  });
  return `${[head, ...lines].map((fields) => fields.map(csvField).join(",")).join("\n")}\n`;
}

/** Gradescope's format: https://gradescope-autograders.readthedocs.io/en/latest/specs/#output-format */
function writeResults(folder: string, rows: readonly Row[]): void {
  mkdirSync(at(folder), { recursive: true });
  for (const row of rows) {
    const results =
      "fault" in row
        ? { score: 0, output: `The hand-in can't be read: ${row.fault}` }
        : {
            score: row.marked.points,
            ...(row.marked.first && { output: row.marked.first.words }),
            tests: row.marked.questions.map(({ name, points, of }) => ({
              name,
              score: points,
              max_score: of,
            })),
          };
    const name = `${basename(row.file, extname(row.file))}.results.json`;
    writeFileSync(join(at(folder), name), `${JSON.stringify(results, null, 2)}\n`);
  }
}
