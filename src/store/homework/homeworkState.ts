import type { ReadingOptions } from "../../engine/homework/reading/conventions";
import type { Answer } from "../../worker/protocol";

export type Judged = Answer<"answers">;

/** The reader's own numbers for the pass that is open. */
export interface Homework {
  /** Typed in one by one, by canonical name; as they stand in their fields. */
  readonly typed: Readonly<Record<string, string>>;
  readonly pasted: string;
  readonly reading: ReadingOptions;
  /** Nothing before there is any answer. */
  readonly judged: Judged | undefined;
  /** From 0 to 1, while the judging takes long. */
  readonly share: number;
  /** Whether the page's own numbers are hidden, for the reader to find. */
  readonly practising: boolean;
  /** Whether the reader is at it: the table then has a column for the answers. */
  readonly open: boolean;
  /** How many hints have been taken, by canonical name. */
  readonly hints: Readonly<Record<string, number>>;

  type(quantity: string, text: string): void;
  /** Takes many at once: a sheet's printed numbers. */
  typeAll(numbers: Readonly<Record<string, string>>): void;
  paste(text: string): void;
  readAs(options: ReadingOptions): void;
  clear(): void;
  practise(practising: boolean): void;
  takeHint(quantity: string): void;
  show(open: boolean): void;
  /** What the reader has given, to be kept; nothing where nothing was. */
  given(): GivenAnswers | undefined;
  /** Puts back what was given for the document that is being opened. */
  resume(given: GivenAnswers): void;
}

/** What the reader has done; what became of it is judged again. */
export type GivenAnswers = Pick<Homework, "typed" | "pasted" | "reading" | "practising" | "hints">;
