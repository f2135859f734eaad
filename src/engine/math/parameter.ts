/** A number that a variant can be tuned by: leakyRelu's slope, Adam's betas. Controls, validation and exports are made from it. */
export interface Parameter {
  /** Its field in the document. */
  readonly name: string;
  /** Its letter in formulas, as LaTeX. */
  readonly symbol: string;
  readonly meaning: string;
  readonly default: number;
  /** Smallest value that makes sense; without one, any finite number does. */
  readonly minimum?: number;
  /** Values must stay above this. */
  readonly above?: number;
  /** Values must stay below this. */
  readonly below?: number;
  /** Largest value that makes sense. */
  readonly maximum?: number;
  /** Whether formulas show its value in place of its letter: a program's text gives it. */
  readonly isLiteral?: true;
  /** Only whole numbers make sense. */
  readonly integer?: boolean;
  /** The version of the document that brought it. A document may leave it out, which means its default. */
  readonly since?: number;
}

/** A field's name as words: `radiusRatio` is "radius ratio". */
export const fieldWords = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** What a number may be. */
export type NumberRange = Pick<Parameter, "minimum" | "above" | "below" | "maximum" | "integer">;

export const anyWhole: NumberRange = { integer: true };
export const wholeFromZero: NumberRange = { minimum: 0, integer: true };
export const wholeFromOne: NumberRange = { minimum: 1, integer: true };

/** Values of a variant's parameters, by name. */
export type Settings = Readonly<Record<string, number>>;

/** A value for each parameter: the given one, or its default. */
export const settingsOf = (parameters: readonly Parameter[], given: Settings = {}): Settings =>
  Object.fromEntries(parameters.map(({ name, default: usual }) => [name, given[name] ?? usual]));
