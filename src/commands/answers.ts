import { answersReport } from "../engine/homework/answersReport";
import { programAnswersReport } from "../engine/homework/program/programAnswers";
import type { ReadingOptions } from "../engine/homework/reading/text/conventions";
import { documentCommand } from "./documents/documentCommand";
import { UserError } from "./shell/errors";
import { readInputText } from "./shell/io";

/** Someone's own numbers, judged. */
export default documentCommand({
  name: "answers",
  usage: `FILE ANSWERS [--decimal . or ,] [--count-from 0 or 1] [--rows outputs or inputs]
        [--examples rows or columns] [--numbering layers, through or throughByInput]`,
  options: {
    decimal: { type: "string" },
    "count-from": { type: "string" },
    rows: { type: "string" },
    examples: { type: "string" },
    numbering: { type: "string" },
  },
  takes: { words: 2, sentence: "a document and a text with the answers" },
  settings: (values, [file], io) => ({ text: readInputText(io, file), reading: readingOf(values) }),

  *network(document, { text, reading }) {
    yield JSON.stringify(answersReport(document, text, reading));
    return undefined;
  },

  *program(pass, { text, reading }) {
    yield JSON.stringify(programAnswersReport(pass, text, reading));
    return undefined;
  },
});

function readingOf(values: Readonly<Record<string, string | undefined>>): ReadingOptions {
  const chosen = <Value extends string>(name: string, ...known: readonly Value[]): Value | undefined => {
    const value = values[name];
    if (value === undefined || known.includes(value as Value)) return value as Value | undefined;
    throw new UserError(`--${name} is ${known.join(" or ").replace(",", "a comma")}, but is ${value}`);
  };
  const countFrom = chosen("count-from", "0", "1");
  return {
    decimal: chosen("decimal", ".", ","),
    rows: chosen("rows", "outputs", "inputs"),
    examples: chosen("examples", "rows", "columns"),
    numbering: chosen("numbering", "layers", "through", "throughByInput"),
    ...(countFrom !== undefined && { countFrom: countFrom === "0" ? 0 : 1 }),
  };
}
