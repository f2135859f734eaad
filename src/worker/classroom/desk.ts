import { summarized } from "../../engine/grading/classSummary";
import { gradedCsv } from "../../engine/grading/gradedTable";
import { createGrader, type GradedRow } from "../../engine/grading/grader";
import { gradescopeResults } from "../../engine/grading/gradescope";
import { lmsCsv } from "../../engine/grading/lmsCsv";
import { readScheme, type Scheme } from "../../engine/grading/scheme";
import { brokenWords } from "../../engine/sheets/brokenWords";
import { createDrawer } from "../../engine/sheets/drawer";
import type { ClassroomCommand, ClassroomReport, DrawCommand, GradeCommand } from "./protocol";

/** The reports that answer a command, one by one. @param now a clock in milliseconds */
export function* answerClassroom(
  command: ClassroomCommand,
  now: () => number,
): Generator<ClassroomReport, void> {
  if (command.kind === "draw") yield* drawn(command, now);
  else yield* graded(command, now);
  yield { kind: "done" };
}

function* drawn({ document, ids }: DrawCommand, now: () => number): Generator<ClassroomReport, void> {
  const drawer = createDrawer(document, now);
  if ("fault" in drawer) {
    yield { kind: "fault", fault: drawer.fault };
    return;
  }
  for (const id of ids) {
    const sheet = drawer.draw(id);
    yield "fault" in sheet
      ? { kind: "fault", fault: sheet.fault }
      : { kind: "sheet", id, document: sheet.document, broken: brokenWords(sheet.broken) };
  }
}

function* graded(
  { document, scheme: text, files }: GradeCommand,
  now: () => number,
): Generator<ClassroomReport, void> {
  const scheme: ReturnType<typeof schemeIn> = text === undefined ? {} : schemeIn(text);
  if (scheme.fault !== undefined) {
    yield { kind: "fault", fault: scheme.fault };
    return;
  }
  const grader = createGrader(document, scheme.scheme, now);
  if ("fault" in grader) {
    yield { kind: "fault", fault: grader.fault };
    return;
  }
  const rows: GradedRow[] = [];
  for (const row of grader.grade(files)) {
    rows.push(row);
    yield { kind: "row", row };
  }
  const summary = summarized(rows.flatMap((row) => ("marked" in row ? [row.marked] : [])));
  const { scheme: marks } = grader;
  yield {
    kind: "graded",
    scheme: marks,
    summary,
    csv: gradedCsv(rows, marks),
    lms: lmsCsv(rows, marks),
    results: rows.map(gradescopeResults),
  };
}

function schemeIn(
  text: string,
): { readonly scheme?: Scheme; readonly fault?: undefined } | { readonly fault: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { fault: `the scheme is no JSON: ${String(error instanceof Error ? error.message : error)}` };
  }
  return readScheme(json);
}
