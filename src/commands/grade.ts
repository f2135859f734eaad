import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { documentIn } from "../engine/document/exerciseFile";
import { faultText, readAnyDocument } from "../engine/document/read";
import { type ClassSummary, summarized } from "../engine/grading/classSummary";
import { createGrader, type GradedRow, type Grader } from "../engine/grading/gradeClass";
import { gradedCsv, unreadIn } from "../engine/grading/gradedTable";
import { gradescopeResults } from "../engine/grading/gradescope";
import { lmsCsv } from "../engine/grading/lmsCsv";
import { readScheme } from "../engine/grading/scheme";
import { UserError } from "./answer";
import { processorTime } from "./programs";

/** What `grade` is asked for. */
export interface GradeOptions {
  readonly sheet: string;
  readonly folder: string;
  /** A file with the points; without one each number is a point. */
  readonly scheme: string | undefined;
  readonly csv: boolean;
  /** The points alone, as the grade book of a learning platform takes them. */
  readonly lms: boolean;
  /** A folder for a `results.json` of each hand-in, as Gradescope takes them. */
  readonly results: string | undefined;
}

/** What goes to standard output, and how many hand-ins couldn't be read, whole or in some lines. */
export interface Graded {
  readonly text: string;
  readonly unread: number;
}

/** Marks all hand-ins of a folder: texts of numbers (`.txt`, `.md`), and what the page saves (`.json`). */
export function grade(options: GradeOptions): Graded {
  const grader = graderOf(options);
  const files = handIns(options.folder).map((name) => ({
    name,
    text: readFileSync(join(at(options.folder), name), "utf8"),
  }));
  const rows = [...grader.grade(files)];
  const marked = rows.flatMap((row) => ("marked" in row ? [row.marked] : []));
  if (options.results !== undefined) writeResults(options.results, rows);
  const text = options.lms
    ? lmsCsv(rows, grader.scheme)
    : options.csv
      ? gradedCsv(rows, grader.scheme)
      : jsonOf(rows, summarized(marked));
  return { text, unread: unreadIn(rows) };
}

function graderOf({ sheet: file, scheme: schemeFile }: GradeOptions): Grader {
  const { document, faults } = readAnyDocument(documentIn(json(file)));
  if (!document) throw new UserError(`${file}: ${(faults ?? []).map(faultText).join("; ")}`);
  const scheme = schemeFile === undefined ? undefined : readScheme(json(schemeFile));
  if (scheme && "fault" in scheme) throw new UserError(`${schemeFile}: ${scheme.fault}`);
  const grader = createGrader(document, scheme?.scheme, processorTime);
  if ("fault" in grader) throw new UserError(`${schemeFile ?? file}: ${grader.fault}`);
  return grader;
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

function jsonOf(rows: readonly GradedRow[], summary: ClassSummary): string {
  const lines = rows.map(({ file, student, ...row }) => {
    if ("fault" in row) return JSON.stringify({ file, student, fault: row.fault });
    const { marked, hints, tries, remarks } = row;
    return JSON.stringify({ file, student, ...marked, hints, tries, remarks });
  });
  return `{"handIns":[\n${lines.join(",\n")}\n],"summary":${JSON.stringify(summary)}}\n`;
}

function writeResults(folder: string, rows: readonly GradedRow[]): void {
  mkdirSync(at(folder), { recursive: true });
  for (const { name, text } of rows.map(gradescopeResults))
    writeFileSync(join(at(folder), basename(name)), text);
}
