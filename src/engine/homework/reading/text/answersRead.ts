import type { GivenAnswer } from "../../answer/answer";
import type { ReadingOptions } from "./conventions";
import type { StatementFault } from "./statements";

/** Something that can be read in two ways, and the options that choose one. */
export interface ReadingQuestion {
  readonly line: number;
  readonly text: string;
  readonly readings: readonly { readonly words: string; readonly options: ReadingOptions }[];
}

/** How something was read that could have been meant differently. */
export interface ReadingNote {
  readonly line: number;
  readonly text: string;
  /** Whether it is about a quantity that is given twice, with numbers that differ. */
  readonly isTwice?: true;
  /** The options that read it differently. */
  readonly instead?: { readonly words: string; readonly options: ReadingOptions } | undefined;
}

export interface AnswersRead {
  readonly answers: readonly GivenAnswer[];
  readonly faults: readonly StatementFault[];
  readonly questions: readonly ReadingQuestion[];
  readonly notes: readonly ReadingNote[];
}
