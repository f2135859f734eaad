/** A worked exercise from a sheet: the network or program, what the sheet printed, and the mistakes in it. */
export interface Exercise extends ExerciseLine {
  /** What one practises here, in a sentence or two. */
  readonly summary: string;
  /** In the document format, with the sheet's notation as `names`; it is read and checked like any other document. */
  readonly document: unknown;
  readonly printed: readonly PrintedNumber[];
  readonly mistakes: readonly Erratum[];
}

/** A number as it stands on the sheet. */
export interface PrintedNumber {
  /** Canonical name. Missing where the number belongs to no quantity of this document; then `value` is there. */
  readonly quantity?: string | undefined;
  /** What the sheet calls it. */
  readonly label: string;
  /** Digit for digit, so that its precision is known: "0.0130" promises four decimals. */
  readonly printed: string;
  /** The exact number, for one without a quantity. */
  readonly value?: number | undefined;
  /** Decimals that can be expected to agree, where they are fewer than those printed; `note` says why. */
  readonly decimals?: number | undefined;
  readonly note?: string | undefined;
}

/** An error on the sheet, explained to a student. */
export interface Erratum {
  /**
   * Canonical names of the quantities at whose step it is shown; empty if it concerns the exercise as a whole.
   * In a batch a name without "@n" stands for that quantity in every example.
   */
  readonly quantities: readonly string[];
  /** Where on the sheet. */
  readonly where: string;
  readonly printed: string;
  readonly correct: string;
  readonly explanation: string;
  /** True where the number is wrong only because an earlier wrong one was carried on. */
  readonly follows?: boolean | undefined;
  /** True where nothing is wrong, or no one can tell: another convention, a matter of words, a slip that may be the scan's. */
  readonly remark?: boolean | undefined;
}

/** What the gallery's menu says of an exercise. */
export interface ExerciseLine {
  readonly id: string;
  readonly sheet: string;
  /** Missing in examples that are on no sheet. */
  readonly question?: string | undefined;
  readonly title: string;
  /** What it is about, in a few words. */
  readonly teaches: string;
  /** The heading under which it stands. */
  readonly topic: string;
  /** How long it takes to go through it, reading. */
  readonly minutes: number;
}

/** Loads an exercise's text: a chunk of its own, which arrives when it is opened. */
export type LoadExercise = () => Promise<{ readonly default: Exercise }>;

/** A line of the menu, and the way to its text. */
export interface ExerciseEntry extends ExerciseLine {
  readonly load: LoadExercise;
}
