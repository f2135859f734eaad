import type { Io } from "./io";

/** As `parseArgs` of Node takes them. */
export type OptionTable = Readonly<
  Record<string, { readonly type: "string" | "boolean"; readonly default?: string }>
>;

type ValueOf<Option> = Option extends { readonly type: "boolean" }
  ? true | undefined
  : Option extends { readonly default: string }
    ? string
    : string | undefined;

export type ValuesOf<Options extends OptionTable> = {
  readonly [Name in keyof Options]: ValueOf<Options[Name]>;
};

/** Something that the command line can be asked: a file of this folder, and a line in its list. */
export interface CliCommand<Options extends OptionTable = OptionTable> {
  readonly name: string;
  /** What follows the name: `SHEET ID`. A line that goes on is indented. */
  readonly usage: string;
  readonly options: Options;
  /** Commands that are asked for the same files take each other's options, and leave them unused. */
  readonly sharesOptions?: boolean;
  /**
   * The answer, in pieces, since it may be larger than memory.
   * @param words without the name and the options
   * @returns the exit status, 0 where there is none
   * @throws UserError
   */
  run(
    words: readonly string[],
    values: ValuesOf<Options>,
    io: Io,
  ): AsyncGenerator<string, number | undefined> | Generator<string, number | undefined>;
}

/** A command whose `run` knows the types of its options. */
export const command = <const Options extends OptionTable>(one: CliCommand<Options>): CliCommand =>
  one as unknown as CliCommand;
