import type { AnyDocument } from "../../engine/document/programDocument";
import type { ClassSummary } from "../../engine/grading/classSummary";
import type { GradedRow, HandInFile } from "../../engine/grading/grader";
import type { ResultsFile } from "../../engine/grading/gradescope";
import type { Scheme } from "../../engine/grading/scheme";

/** What a class asks for; each command gets its reports, and at last one that says that it is done. */
export type ClassroomCommand = DrawCommand | GradeCommand;

/** The sheets of some students. */
export interface DrawCommand {
  readonly kind: "draw";
  readonly document: AnyDocument;
  readonly ids: readonly string[];
}

/** The marks of some hand-ins. */
export interface GradeCommand {
  readonly kind: "grade";
  readonly document: AnyDocument;
  /** The JSON of a scheme, as text; without one each number is a point. */
  readonly scheme?: string;
  readonly files: readonly HandInFile[];
}

export type ClassroomReport =
  | {
      readonly kind: "sheet";
      readonly id: string;
      readonly document: AnyDocument;
      /** What it doesn't keep, in words; nothing where it keeps all. */
      readonly broken: string;
    }
  | { readonly kind: "row"; readonly row: GradedRow }
  | {
      readonly kind: "graded";
      readonly scheme: Scheme;
      readonly summary: ClassSummary;
      readonly csv: string;
      /** For a learning platform's grade book, and for Gradescope. */
      readonly lms: string;
      readonly results: readonly ResultsFile[];
    }
  /** A sentence: it can't be done. */
  | { readonly kind: "fault"; readonly fault: string }
  | { readonly kind: "done" };
