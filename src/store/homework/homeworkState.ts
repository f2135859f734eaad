import type { ReadingOptions } from "../../engine/homework/reading/text/conventions";
import type { Answer } from "../../worker/protocol/protocol";

export type JudgedAnswers = Answer<"answers">;

/** What a teacher's link allows while one practises. */
export interface PractiseRules {
  /** Hints that can be taken for a number. */
  readonly hints: number;
  /** Whether all numbers can be shown; what isn't found by then is no point. */
  readonly canShow: boolean;
}

/** The reader's own numbers for the pass that is open. */
export interface Homework {
  /** Typed in one by one, by canonical name; as they stand in their fields. */
  readonly typed: Readonly<Record<string, string>>;
  /** Half typed: kept, but not judged before it is entered. */
  readonly drafts: Readonly<Record<string, string>>;
  readonly pasted: string;
  readonly reading: ReadingOptions;
  /** Nothing before there is any answer. */
  readonly judged: JudgedAnswers | undefined;
  /** From 0 to 1, while the judging takes long. */
  readonly share: number;
  /** Whether the page's own numbers are hidden, for the reader to find. */
  readonly practising: boolean;
  /** Whether the reader is at it: the table then has a column for the answers. */
  readonly open: boolean;
  /** How many hints have been taken, by canonical name. */
  readonly hints: Readonly<Record<string, number>>;
  /** How often a number was typed in while practising, by canonical name. */
  readonly tries: Readonly<Record<string, number>>;
  /** What had been found when all numbers were shown; nothing where they weren't yet. */
  readonly foundBeforeShown?: readonly string[] | undefined;
  /** Those of the link by which the page was opened. */
  readonly rules?: PractiseRules | undefined;

  /** Keeps what is being typed; without a text it is given up. */
  draft(quantity: string, text: string | undefined): void;
  type(quantity: string, text: string): void;
  /** Takes many at once: a sheet's printed numbers. */
  typeAll(numbers: Readonly<Record<string, string>>): void;
  paste(text: string): void;
  readAs(options: ReadingOptions): void;
  clear(): void;
  practise(practising: boolean): void;
  takeHint(quantity: string): void;
  /** Practises as a link asks for it; without rules as one likes. */
  practiseBy(rules: PractiseRules | undefined): void;
  /** Notes that all numbers have been shown. */
  noteShown(): void;
  show(open: boolean): void;
  /** What the reader has given, to be kept; nothing where nothing was. */
  given(): GivenAnswers | undefined;
  /** Puts back what was given for the document that is being opened. */
  resume(given: GivenAnswers): void;
}

/** What the reader has done; what became of it is judged again. */
export type GivenAnswers = Pick<
  Homework,
  "typed" | "drafts" | "pasted" | "reading" | "practising" | "hints" | "tries" | "foundBeforeShown"
>;
