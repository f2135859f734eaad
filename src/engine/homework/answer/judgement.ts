import type { Formula } from "../../explain/formula/explanation";

/**
 * What becomes of an answer: `given`, an echo of what the network was given, neither right nor wrong; `right` to the digits that were written; `rounding`, right but for numbers that were
 * rounded on the way; `carried`, rightly worked out from an earlier wrong one; or `wrong` by itself.
 */
export type AnswerVerdict = "given" | "right" | "rounding" | "carried" | "wrong";

export interface JudgedAnswer {
  /** Canonical name. */
  readonly quantity: string;
  /** In the sheet's notation, as a line of text. */
  readonly symbol: string;
  readonly label: string;
  readonly line?: number | undefined;
  /** Digit for digit. */
  readonly written: string;
  readonly verdict: AnswerVerdict;
  readonly exact: number;
  /** What the student's own earlier numbers lead to; the exact number where those are right. */
  readonly expected: number;
  /** The exact number, to the digits that were written. */
  readonly exactWritten: string;
  readonly expectedWritten: string;
  /** Whether fewer than three digits were written, and more would have told more. */
  readonly isCoarse: boolean;
  /** Whether it is by another convention than this page's, which `words` name. */
  readonly isConvention?: true;
  /** Canonical names of the wrong numbers that it follows from: answers, or what must have been wrong unwritten. */
  readonly from: readonly string[];
  /** What there is to say about it, as a sentence. */
  readonly words: string;
  /** Its index among the diagnoses, where there is one. */
  readonly diagnosis?: number | undefined;
}

/** Why answers are wrong. */
export interface Diagnosis {
  /** The wrong answers that it explains, in the order of the pass. */
  readonly quantities: readonly string[];
  /** The mistake's id; none where no known mistake gives these numbers, or the digits can't show that it was made. */
  readonly mistake?: string | undefined;
  readonly label: string;
  /** The whole of it as a sentence in the sheet's notation, with the formula that seems to have been used. */
  readonly words: string;
  /** The formula as it seems to have been used, and as it should have been, with left sides. */
  readonly used?: Formula | undefined;
  readonly right?: Formula | undefined;
  /** Other mistakes that give the same number, or that would fit where none is shown; the likeliest first. */
  readonly others: readonly { readonly mistake: string; readonly label: string; readonly words: string }[];
}

export interface Judgement {
  /** In the order of the pass. */
  readonly answers: readonly JudgedAnswer[];
  /** Canonical name of the first wrong answer; none where there is none. */
  readonly first?: string | undefined;
  readonly diagnoses: readonly Diagnosis[];
  readonly counts: Counts;
}

/** How many answers have each verdict, and how many of the right ones are coarse. */
export type Counts = Readonly<Record<AnswerVerdict | "coarse", number>>;
