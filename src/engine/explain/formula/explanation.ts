import type { Form } from "../../names/presentation";

/** A formula in LaTeX, and as a line of text. */
export interface Formula {
  readonly tex: string;
  readonly text: string;
  /** What `\htmlData{q=2}{…}` in the LaTeX marks, where that isn't the explanation's `reads[2]`. */
  readonly marks?: readonly FormulaMark[];
  /** Whether each of its lines has a left side of its own. */
  readonly isWhole?: boolean;
}

/** A part of a formula: the quantities that it stands for, and its number where it shows one. */
export interface FormulaMark {
  readonly names: readonly string[];
  readonly value?: number | undefined;
}

/** One number in a formula, and what it is there. */
export interface Factor {
  readonly value: number;
  readonly meaning: string;
  /** The quantity to light up; none for a local slope of an unnamed part. */
  readonly quantity?: string;
}

/** One step in four ways: in symbols, with the numbers put in, its result, and in words. */
export interface Explanation {
  readonly title: string;
  /** What the formulas show: `\htmlData{q=2}{…}` in them marks `reads[2]`. */
  readonly reads: readonly string[];
  /** What the step finds. */
  readonly left: Formula;
  /** For a gradient what the chain rule says of it. */
  readonly chain?: Formula | undefined;
  /** The same in the quantities that are known. */
  readonly right: Formula;
  /** The right side with its matrices in numbers, where the symbols are a layer's and the step is one number. */
  readonly matrices?: Formula;
  readonly numbers: Formula;
  readonly words: string;
  /** Why numbers are what they are: not finite, 0 since nothing reaches the loss, or passed on by an operation that is off. */
  readonly why?: string;
  readonly factors: readonly Factor[];
  /** How the symbols are written, which is another form than the chosen one where the step hasn't got that. */
  readonly form: Form;
  /** Which number of the rule's the step is. */
  readonly where?: string;
  /** The rule of the whole arrays with their shapes in the places of the names, in a program. */
  readonly shapes?: string;
  /** Whether the result, which has one axis, is a row beside the matrices of the rule. */
  readonly isRowVector?: boolean;
  /** Whether the convention makes a difference to what is shown. */
  readonly turns?: boolean;
}
