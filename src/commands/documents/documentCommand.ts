import type { NetworkDocument } from "../../engine/document/document";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import { type CliCommand, command, type OptionTable, type ValuesOf } from "../shell/command";
import { UsageError, UserError } from "../shell/errors";
import type { Io } from "../shell/io";
import { type AskedDocuments, askedFor, programOptions } from "./asked";
import { itemPath, readAt, refuseFaults } from "./faults";

/** An answer's JSON, in pieces; at the end, where a number first stopped being finite. */
export type AnswerPieces = Generator<string, string | undefined> | AsyncGenerator<string, string | undefined>;

/** A command about documents: each of an array, and a program as a document, is answered by itself. */
export interface DocumentCommand<Options extends OptionTable, Settings> {
  readonly name: string;
  readonly usage: string;
  readonly options: Options;
  /** The words that it takes, where it isn't one file: how many, and as a sentence. */
  readonly takes?: { readonly words: number; readonly sentence: string };
  /**
   * What is asked, from the options and the words behind the file.
   * @throws UserError
   */
  settings(values: ValuesOf<Options>, words: readonly string[], io: Io): Settings;
  network(document: NetworkDocument, settings: Settings): AnswerPieces;
  program?(pass: ProgramPass, settings: Settings): AnswerPieces;
  /** Why a network can't be asked for this; nothing where it can. */
  refusesNetwork?(document: NetworkDocument, settings: Settings): string | undefined;
  refusesProgram?(pass: ProgramPass, settings: Settings): string | undefined;
}

export const documentCommand = <const Options extends OptionTable, Settings>(
  one: DocumentCommand<Options, Settings>,
): CliCommand =>
  command({
    name: one.name,
    usage: one.usage,
    options: { ...one.options, ...programOptions },
    sharesOptions: true,
    async *run(words, values, io) {
      const { words: count, sentence } = one.takes ?? { words: 1, sentence: "one file" };
      if (words.length !== count) throw new UsageError(`${one.name} takes ${sentence}`);
      if (words.filter((word) => word === "-").length > 1)
        throw new UserError("only one of the two files can be standard input");
      const settings = one.settings(values as ValuesOf<Options>, words.slice(1), io);
      const asked = askedFor(words[0], values, io);
      refuseFaults(asked, {
        network: (document) => one.refusesNetwork?.(document, settings),
        program: (pass) => one.refusesProgram?.(pass, settings),
      });
      yield* answers(asked, one, settings, io);
      return undefined;
    },
  });

/** The JSON of all answers, those of an array on a line each. */
async function* answers<Options extends OptionTable, Settings>(
  asked: AskedDocuments,
  { network, program }: DocumentCommand<Options, Settings>,
  settings: Settings,
  { stderr }: Io,
): AsyncGenerator<string, void> {
  const { items } = asked;
  if (items.isArray) yield "[";
  for (let index = 0; index < items.count; index++) {
    if (index > 0) yield ",\n";
    const { pass, document } = readAt(asked, index);
    const notFinite = yield* pass && program ? program(pass, settings) : network(document as never, settings);
    const path = itemPath(items, index);
    if (notFinite) stderr.write(`${path && `${path}: `}not finite: first in ${notFinite}\n`);
  }
  yield items.isArray ? "]\n" : "\n";
}

/** A JSON array, item by item. */
export function* jsonArrayParts(count: number, itemAt: (index: number) => unknown): Generator<string, void> {
  yield "[";
  for (let index = 0; index < count; index++) yield `${index > 0 ? "," : ""}${JSON.stringify(itemAt(index))}`;
  yield "]";
}
