import type { NetworkDocument } from "../../document/document";
import { type Pass, runPass } from "../../pass/pass";
import type { GivenAnswer } from "../answer/answer";
import { createFormulas, type Formulas } from "../answer/formulas";
import { namesLoss } from "../answer/namedQuantity";
import { agreesWith } from "../answer/writtenNumber";
import { chooseConventions } from "./chooseConventions";
import { evidenceFor } from "./evidence";
import { inOrderOfExamples } from "./exampleOrder";
import { frameworkLayers } from "./names/frameworks";
import { createLabelReader } from "./names/labelReader";
import type { Meaning } from "./names/meaning";
import { type Headed, withUpdatedParameters } from "./names/updatedParameters";
import { decimalOfText } from "./numbers/decimalSign";
import { type ReadNumbers, readNumbers } from "./numbers/readNumbers";
import { placeNumbers } from "./placeNumbers";
import type { AnswersRead, ReadingNote, ReadingQuestion } from "./text/answersRead";
import type { DecimalSign, ReadingConventions, ReadingOptions } from "./text/conventions";
import { plainText } from "./text/plainText";
import type { AnswerStatement } from "./text/statement";
import { answerStatements, type StatementFault, short } from "./text/statements";

/** Characters that are read; what goes beyond isn't homework. */
const mostCharacters = 200_000;

/**
 * Reads pasted answers: `w5 = 0.3589`, lists, tables, NumPy's and PyTorch's printouts. Never throws; what can't be read
 * is a fault with its line, what can be read in two ways is decided by the whole text or is a question. Of two answers
 * for one quantity the later counts.
 * @param passOf the document's pass, where it has been made already
 */
export function readAnswers(
  text: string,
  document: NetworkDocument,
  options: ReadingOptions = {},
  passOf: () => Pass = () => runPass(document),
): AnswersRead {
  if (text.length > mostCharacters)
    return {
      answers: [],
      faults: [
        {
          line: 1,
          message: `the text has ${text.length} characters, and at most ${mostCharacters} are read`,
        },
      ],
      questions: [],
      notes: [],
    };
  let known: Formulas | undefined;
  const formulas = () => {
    known ??= createFormulas(passOf());
    return known;
  };
  const { statements, faults } = answerStatements(plainText(text));
  const { reading, questions, notes } = chooseConventions(
    statements,
    document,
    options,
    createReader(statements, document, options.decimal),
    (answers) => evidenceFor(answers, formulas()),
  );
  const { answers, notes: updated } = withUpdatedParameters(reading.headed, formulas);
  const { last, twice } = withoutRepetition(answers);
  const ordered = inOrderOfExamples(last, formulas, document.batch.inputs.length);
  return {
    answers: ordered.answers,
    faults: [...faults, ...reading.faults].sort((a, b) => a.line - b.line),
    questions: [...questions, ...reading.questions],
    notes: [...notes, ...updated, ...twice, ...ordered.notes].sort((a, b) => a.line - b.line),
  };
}

interface Reading {
  readonly headed: readonly Headed[];
  readonly answers: readonly GivenAnswer[];
  readonly faults: readonly StatementFault[];
  readonly questions: readonly ReadingQuestion[];
  readonly against: number;
}

/** Reads the statements by some conventions. What doesn't depend on them is read once. */
function createReader(
  statements: readonly AnswerStatement[],
  document: NetworkDocument,
  decimal: DecimalSign | undefined,
): (conventions: ReadingConventions) => Reading {
  const libraryLayers = frameworkLayers(
    statements.map(({ label }) => label),
    document.layers.length,
  );
  const shown = decimalOfText(statements);
  const batch = document.batch.inputs.length;
  const numbers = new Map<string, ReadNumbers>();
  const numbersIn = (text: string, sizes: readonly number[]) => {
    const key = `${sizes} ${text}`;
    const known = numbers.get(key) ?? readNumbers(text, sizes, decimal, shown);
    numbers.set(key, known);
    return known;
  };
  const meanings = new Map<string, Map<string, Meaning>>();
  return (conventions) => {
    const { countFrom, layersFrom, numbering } = conventions;
    const key = `${countFrom} ${layersFrom} ${numbering}`;
    const labels = meanings.get(key) ?? new Map<string, Meaning>();
    meanings.set(key, labels);
    let read: ((label: string) => Meaning) | undefined;
    const meaningOf = (label: string) => {
      read ??= createLabelReader(document, conventions, libraryLayers);
      const meaning = labels.get(label) ?? read(label);
      labels.set(label, meaning);
      return meaning;
    };
    const headed: Headed[] = [];
    const faults: StatementFault[] = [];
    const questions: ReadingQuestion[] = [];
    let against = 0;
    for (const statement of statements) {
      const { line, label, value, about } = statement;
      const meaning = meaningOf(label);
      if (meaning.kind === "fault") faults.push({ line, message: meaning.message });
      else if (meaning.kind === "quantities") {
        const placing = placeNumbers(statement, meaning, numbersIn, batch, conventions);
        if (placing.kind === "fault") faults.push({ line, message: placing.message });
        else if (placing.kind === "comma")
          questions.push(commaQuestion(line, label, value, placing.readings));
        else if (isDifference(label, placing.placed.answers))
          faults.push({
            line,
            message: `“${short(label)}” is read as the loss, which isn't negative; the difference of an output and its target isn't a quantity of this pass`,
          });
        else {
          against += placing.placed.against.length;
          for (const answer of placing.placed.answers) headed.push({ answer, about });
        }
      }
    }
    return {
      headed,
      answers: headed.map(({ answer }) => answer),
      faults,
      questions,
      against: against + faults.length,
    };
  };
}

/** Whether what is called an error is an output's y − t, for a loss is never below 0. */
const isDifference = (label: string, answers: readonly GivenAnswer[]) =>
  /^\s*(?:the )?errors?\s*$/i.test(label) &&
  answers.some(({ quantity, number }) => namesLoss(quantity) && number.value < 0);

/** One answer for each quantity, the last; and what was written twice with numbers that differ. */
function withoutRepetition(answers: readonly GivenAnswer[]): { last: GivenAnswer[]; twice: ReadingNote[] } {
  const last = new Map<string, GivenAnswer>();
  const twice = new Map<string, ReadingNote>();
  for (const answer of answers) {
    const before = last.get(answer.quantity);
    last.set(answer.quantity, answer);
    if (!before || canBeSameNumber(before, answer)) continue;
    twice.set(answer.quantity, {
      line: answer.line ?? 1,
      text: `${short(answer.label)} is given twice: ${before.number.text} on line ${before.line}, ${answer.number.text} on line ${answer.line}; the later one counts`,
      isTwice: true,
    });
  }
  return { last: [...last.values()], twice: [...twice.values()] };
}

/** Whether two written numbers can be one that was rounded differently. */
const canBeSameNumber = ({ number: a }: GivenAnswer, { number: b }: GivenAnswer) =>
  agreesWith(a.value, b) || agreesWith(b.value, a);

function commaQuestion(
  line: number,
  label: string,
  value: string,
  readings: Readonly<Record<DecimalSign, string>>,
): ReadingQuestion {
  return {
    line,
    text: `${short(label)} = ${short(value)}: is the comma a decimal one?`,
    readings: ([",", "."] as const).map((sign) => ({ words: readings[sign], options: { decimal: sign } })),
  };
}
