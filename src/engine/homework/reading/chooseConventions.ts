import type { NetworkDocument } from "../../document/document";
import type { GivenAnswer } from "../answer/answer";
import { enoughDigits } from "./evidence";
import type { ReadingNote, ReadingQuestion } from "./text/answersRead";
import {
  pageConventions,
  type ReadingConvention,
  type ReadingConventions,
  type ReadingOptions,
  readingConventionWords,
} from "./text/conventions";
import type { AnswerStatement } from "./text/statement";
import { short } from "./text/statements";

/** A whole text read by some conventions. */
export interface TriedReading {
  readonly answers: readonly GivenAnswer[];
  /** What can't be read so, or speaks against it. */
  readonly against: number;
}

interface Candidate<Reading> {
  readonly conventions: ReadingConventions;
  /** Read when it is asked for. */
  readonly reading: Reading;
}

/**
 * The conventions by which a whole text is read: those against which least of it speaks, and of these those for which
 * most of its numbers speak. What stays open is the page's convention, and a question.
 */
export function chooseConventions<Reading extends TriedReading>(
  statements: readonly AnswerStatement[],
  document: NetworkDocument,
  options: ReadingOptions,
  read: (conventions: ReadingConventions) => Reading,
  evidence: (answers: readonly GivenAnswer[]) => number,
): { conventions: ReadingConventions; reading: Reading; questions: ReadingQuestion[]; notes: ReadingNote[] } {
  const choices = choicesFor(statements, document, options);
  const all = combined(choices).map((conventions): Candidate<Reading> => {
    let reading: Reading | undefined;
    return {
      conventions,
      get reading() {
        reading ??= read(conventions);
        return reading;
      },
    };
  });
  const possible = possibleReadings(all, evidence);
  const line = statements[0]?.line ?? 1;
  const [only] = possible;
  const texts = possible.map(({ reading }) => answersText(reading.answers));
  if (texts.every((text) => text === texts[0]))
    return {
      conventions: only.conventions,
      reading: only.reading,
      questions: [],
      notes: notesOf(only.conventions, line),
    };
  const digits = possible.map(({ reading }) => evidence(reading.answers));
  const best = digits.indexOf(Math.max(...digits));
  let conventions = possible[best].conventions;
  const questions: ReadingQuestion[] = [];
  for (const [convention, values] of Object.entries(choices) as [ReadingConvention, readonly unknown[]][]) {
    if (values.length < 2) continue;
    const rivals = possible
      .map(({ conventions: other }, index) => ({
        value: other[convention],
        digits: digits[index],
        text: texts[index],
      }))
      .filter(({ value, text }) => value !== conventions[convention] && text !== texts[best]);
    const margin = digits[best] - Math.max(...rivals.map((rival) => rival.digits));
    if (rivals.length === 0 || margin >= enoughDigits) continue;
    const ways = [...new Set([...rivals.map(({ value }) => value), conventions[convention]])];
    const first = values.find((value) => ways.includes(value as never));
    conventions = {
      ...conventions,
      [convention]: readingConventionWords[convention].canStayOpen ? undefined : first,
    };
    questions.push(
      questionOf(
        convention,
        values.filter((value) => ways.includes(value as never)),
        statements,
      ),
    );
  }
  const reading = questions.length > 0 ? read(conventions) : possible[best].reading;
  return { conventions, reading, questions, notes: notesOf(conventions, line) };
}

/** Digits that must speak for layers that count from the input, where nothing else does: those of one number. */
const telling = 4;

const countsTheInput = ({ layersFrom }: ReadingConventions) => layersFrom === 2 || layersFrom === "units";

/**
 * Those that come into question. Layers count from the input where less speaks against it than against any other way to
 * count, as with z3 in a network of two layers, or where the numbers tell: never by a question, for few count so.
 */
function possibleReadings<Reading extends TriedReading>(
  all: readonly Candidate<Reading>[],
  evidence: (answers: readonly GivenAnswer[]) => number,
): readonly Candidate<Reading>[] {
  const usual = possibleOf(all.filter(({ conventions }) => !countsTheInput(conventions)));
  const fromInput = possibleOf(all.filter(({ conventions }) => countsTheInput(conventions)));
  if (fromInput.length === 0) return usual;
  const [against, againstFromInput] = [usual[0].reading.against, fromInput[0].reading.against];
  if (againstFromInput > against) return usual;
  const digitsOf = ({ reading }: Candidate<Reading>) => evidence(reading.answers);
  const digits = fromInput.map(digitsOf);
  const mostDigits = Math.max(...digits);
  if (mostDigits < Math.max(...usual.map(digitsOf)) + (againstFromInput < against ? 0 : telling))
    return usual;
  const { layersFrom } = fromInput[digits.indexOf(mostDigits)].conventions;
  return fromInput.filter(({ conventions }) => conventions.layersFrom === layersFrom);
}

/** Those against which least speaks. Who can mean layers by the number of z2 does. */
function possibleOf<Reading extends TriedReading>(
  candidates: readonly Candidate<Reading>[],
): readonly Candidate<Reading>[] {
  const leastOf = (some: readonly Candidate<Reading>[]) => {
    const least = Math.min(...some.map(({ reading }) => reading.against));
    return { least, found: some.filter(({ reading }) => reading.against === least) };
  };
  if (candidates.length === 0) return [];
  const usual = candidates.filter(({ conventions }) => conventions.numbering === "layers");
  const byLayer = usual.length > 0 ? leastOf(usual) : undefined;
  if (byLayer?.least === 0) return byLayer.found;
  const all = leastOf(candidates);
  return byLayer?.least === all.least ? byLayer.found : all.found;
}

type Choices = { readonly [Key in ReadingConvention]: readonly ReadingConventions[Key][] };

/** The conventions that can make a difference, each with its values, the page's first. */
function choicesFor(
  statements: readonly AnswerStatement[],
  document: NetworkDocument,
  options: ReadingOptions,
): Choices {
  const labels = statements.map(({ label }) => label);
  const hasLists = statements.some(({ value }) => /[[(]/.test(value) || /\d[\s,;]+[-+.\d]/.test(value));
  const brackets = labels.flatMap((label) => label.match(/\[[\d,\s\][]+\]/g) ?? []);
  const countsFromZero = brackets.some((bracket) => /[[,]\s*0\s*[\],]/.test(bracket));
  const isCode = brackets.some((bracket) => /\]\s*\[/.test(bracket));
  const hasLayerZero = labels.some((label) =>
    /(?:^|[^A-Za-z]|d|grad_?)(?:[WwBbZz]|weights?|bias)_?[\^{([]*0(?![\d.])/.test(label),
  );
  const isNumbered = labels.some((label) => /(?:^|[^a-z])(?:z|a|h|w|b|net|out|delta)_?\{?\d+/i.test(label));
  const choice = <Key extends ReadingConvention>(
    convention: Key,
    ...values: ReadingConventions[Key][]
  ): readonly ReadingConventions[Key][] =>
    options[convention] !== undefined ? [options[convention] as ReadingConventions[Key]] : values;
  return {
    rows: hasLists ? choice("rows", "outputs", "inputs") : choice("rows", "outputs"),
    examples:
      hasLists && document.batch.inputs.length > 1
        ? choice("examples", "rows", "columns")
        : choice("examples", "rows"),
    countFrom: countsFromZero || isCode ? choice("countFrom", 1, 0) : choice("countFrom", 1),
    layersFrom: hasLayerZero
      ? choice("layersFrom", 1, "parameters", 0)
      : labels.some((label) => /[2-9]/.test(label))
        ? choice("layersFrom", 1, 2, "units")
        : choice("layersFrom", 1),
    numbering: isNumbered
      ? choice("numbering", "layers", "through", "throughByInput")
      : choice("numbering", "layers"),
  };
}

function combined(choices: Choices): ReadingConventions[] {
  let all: ReadingConventions[] = [pageConventions];
  for (const [convention, values] of Object.entries(choices))
    all = values.flatMap((value: unknown) => all.map((before) => ({ ...before, [convention]: value })));
  // Who counts the input as a layer counts layers.
  return all.filter((each) => each.numbering === "layers" || !countsTheInput(each));
}

const answersText = (answers: readonly GivenAnswer[]) =>
  answers
    .map(({ quantity, number }) => `${quantity}=${number.text}`)
    .sort()
    .join("\n");

function notesOf(conventions: ReadingConventions, line: number): ReadingNote[] {
  return (Object.keys(readingConventionWords) as ReadingConvention[]).flatMap((convention) => {
    const { noted, forced, answers } = readingConventionWords[convention];
    const value = String(conventions[convention]);
    const text = noted[value];
    if (text === undefined) return [];
    if (forced?.includes(value)) return [{ line, text }];
    const usual = pageConventions[convention];
    const words = `Read it differently: ${answers[String(usual)]}`;
    return [{ line, text, instead: { words, options: { [convention]: usual } } }];
  });
}

function questionOf(
  convention: ReadingConvention,
  values: readonly unknown[],
  statements: readonly AnswerStatement[],
): ReadingQuestion {
  const { question, answers, isAbout } = readingConventionWords[convention];
  const { line, label } = statements.find(isAbout) ?? statements[0];
  return {
    line,
    text: `${short(label)}: ${question}`,
    readings: values.map((value) => ({ words: answers[String(value)], options: { [convention]: value } })),
  };
}
