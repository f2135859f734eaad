import type { NetworkDocument } from "./document";
import type { DrawnNumbers } from "./parts/drawnNumbers";

/** A document whose model is a program, in NumPy or PyTorch, and not layers. */
export interface ProgramDocument {
  readonly format: "backprop-workbench";
  readonly version: number;
  readonly title: string;
  readonly description?: string;
  readonly program: string;
  /** The number whose gradients are taken, `loss` or `y[0,1]`; the program's loss where absent. */
  readonly of?: string;
  /** Which pass of a training loop is looked at, from 1; the first where absent. */
  readonly pass?: number;
  /** The names of what an update changes; what requires a gradient where absent. */
  readonly parameters?: readonly string[];
  /** Without one there is no update. */
  readonly optimizer?: NetworkDocument["optimizer"];
  /** Display names by canonical name. */
  readonly names?: Readonly<Record<string, string>>;
  /** Short texts to steps, by the name of what the step computes. */
  readonly notes?: Readonly<Record<string, string>>;
  /** Numbers of the text that each student gets others of. */
  readonly drawn?: DrawnNumbers;
}

/** A document of either kind of model. */
export type AnyDocument = NetworkDocument | ProgramDocument;

export const isProgram = (document: AnyDocument): document is ProgramDocument => "program" in document;

/** A program alone as a document. */
export const programDocument = (program: string, of?: string, pass?: number): ProgramDocument => ({
  format: "backprop-workbench",
  version: pass === undefined ? 3 : 12,
  title: "Program",
  program,
  ...(of !== undefined && { of }),
  ...(pass !== undefined && { pass }),
});
