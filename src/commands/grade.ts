import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { faultText } from "../engine/document/fault";
import { documentIn } from "../engine/document/reading/exerciseFile";
import { readAnyDocument } from "../engine/document/reading/read";
import { errorMessage } from "../engine/errorMessage";
import { type ClassSummary, summarized } from "../engine/grading/classSummary";
import { gradedCsv, unreadIn } from "../engine/grading/gradedTable";
import { createGrader, type GradedRow, type Grader } from "../engine/grading/grader";
import { gradescopeResults } from "../engine/grading/gradescope";
import { lmsCsv } from "../engine/grading/lmsCsv";
import { readScheme } from "../engine/grading/scheme";
import { command } from "./shell/command";
import { UsageError, UserError } from "./shell/errors";
import { filePath, type Io, processorTime } from "./shell/io";

/** Marks all hand-ins of a folder: texts of numbers (`.txt`, `.md`), and what the page saves (`.json`). */
export default command({
  name: "grade",
  usage: "SHEET FOLDER [--scheme POINTS.json] [--csv | --lms] [--results FOLDER]",
  options: {
    /** A file with the points; without one each number is a point. */
    scheme: { type: "string" },
    csv: { type: "boolean" },
    /** The points alone, as the grade book of a learning platform takes them. */
    lms: { type: "boolean" },
    /** A folder for a `results.json` of each hand-in, as Gradescope takes them. */
    results: { type: "string" },
  },

  /** Where some hand-ins couldn't be read, in whole or in part, the exit status says so. */
  *run([sheet, folder, ...rest], { scheme, csv, lms, results }, io) {
    if (sheet === undefined || folder === undefined || rest.length > 0)
      throw new UsageError("grade takes a sheet and a folder of hand-ins");
    const grader = graderOf(sheet, scheme, io);
    const files = handInNames(folder, io).map((name) => ({
      name,
      text: readFileSync(join(filePath(io, folder), name), "utf8"),
    }));
    const rows = [...grader.grade(files)];
    if (results !== undefined) writeResults(filePath(io, results), rows);
    const marked = rows.flatMap((row) => ("marked" in row ? [row.marked] : []));
    if (lms) yield lmsCsv(rows, grader.scheme);
    else yield csv ? gradedCsv(rows, grader.scheme) : jsonOf(rows, summarized(marked));
    const unread = unreadIn(rows);
    if (unread === 0) return 0;
    io.stderr.write(`${unread} hand-in${unread === 1 ? "" : "s"} with lines that can't be read\n`);
    return 3;
  },
});

function graderOf(file: string, schemeFile: string | undefined, io: Io): Grader {
  const { document, faults } = readAnyDocument(documentIn(json(file, io)));
  if (!document) throw new UserError(`${file}: ${(faults ?? []).map(faultText).join("; ")}`);
  const scheme = schemeFile === undefined ? undefined : readScheme(json(schemeFile, io));
  if (scheme && "fault" in scheme) throw new UserError(`${schemeFile}: ${scheme.fault}`);
  const grader = createGrader(document, scheme?.scheme, processorTime);
  if ("fault" in grader) throw new UserError(`${schemeFile ?? file}: ${grader.fault}`);
  return grader;
}

/** Names beginning with a dot are the system's. */
function handInNames(folder: string, io: Io): string[] {
  try {
    const files = readdirSync(filePath(io, folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
      .map(({ name }) => name)
      .filter((name) => [".txt", ".md", ".json"].includes(extname(name).toLowerCase()))
      .sort((one, other) => one.localeCompare(other, "en", { numeric: true }));
    if (files.length === 0) throw new UserError(`${folder} has no hand-ins: no .txt, .md or .json`);
    return files;
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`can't read ${folder}: ${errorMessage(error)}`);
  }
}

function json(file: string, io: Io): unknown {
  try {
    return JSON.parse(readFileSync(filePath(io, file), "utf8"));
  } catch (error) {
    throw new UserError(`can't read ${file}: ${errorMessage(error)}`);
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
  mkdirSync(folder, { recursive: true });
  for (const { name, text } of rows.map(gradescopeResults)) writeFileSync(join(folder, basename(name)), text);
}
