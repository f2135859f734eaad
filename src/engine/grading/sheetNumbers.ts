import type { GivenAnswer } from "../homework/answer/answer";
import type { Judgement } from "../homework/answer/judgement";
import type { AnswersRead } from "../homework/reading/text/answersRead";
import type { ReadingOptions } from "../homework/reading/text/conventions";

/** The right numbers of a sheet, and how someone's are read and judged by them. */
export interface SheetNumbers {
  /** The canonical names of those that are worked out, in the order of the pass. */
  readonly worked: readonly string[];
  /** Whether the sheet gives what has this name. */
  isGiven(written: string): boolean;
  exactOf(name: string): number | undefined;
  /** The name of the tensor or variable that a number is of, of all examples. */
  tensorOf(name: string): string | undefined;
  /** A number as the sheet calls it, `w5`. */
  calledAs(written: string): string | undefined;
  read(text: string, options: ReadingOptions): readonly GivenAnswer[];
  judge(text: string, options: ReadingOptions): { readonly read: AnswersRead; readonly judgement: Judgement };
}
