import type { AnyDocument } from "../document/programDocument";
import { agreesInDigits } from "../homework/rounding/agreement";
import { createDrawer } from "../sheets/drawer";
import { normalizedId } from "../sheets/seedOf";
import { type HandIn, readHandIn } from "./handIn";
import { type MarkedHandIn, mark } from "./mark";
import { createSheet, type MarkingSheet } from "./markingSheet";
import type { Scheme } from "./scheme";
import { sheetFingerprint } from "./sheetFingerprint";

/** A file that was handed in. */
export interface HandInFile {
  /** With its ending. */
  readonly name: string;
  readonly text: string;
}

/** A hand-in with its marks, or with why it couldn't be read. */
export type GradedRow = { readonly file: string; readonly student: string } & (
  | {
      readonly marked: MarkedHandIn;
      /** Hints that were taken, and how often numbers were typed in while practising. */
      readonly hints: number;
      readonly tries: number;
      readonly remarks: readonly string[];
    }
  | { readonly fault: string }
);

/** What a class is marked by. */
export interface Grader {
  readonly scheme: Scheme;
  /** Marks files one after the other. */
  grade(files: readonly HandInFile[]): Generator<GradedRow, void>;
}

/** Answers at least that show that they fit another sheet. */
const fewestFitting = 5;

/**
 * Gets ready to mark hand-ins of a sheet. Where the sheet draws numbers for each student, each is marked by their own.
 * @param now a clock in milliseconds, for the time that a program may take
 * @returns a sentence where the scheme doesn't fit the sheet, or where a program doesn't run
 */
export function createGrader(
  document: AnyDocument,
  scheme: Scheme | undefined,
  now: () => number,
): Grader | { readonly fault: string } {
  const made = createSheet(document, scheme, now);
  if ("fault" in made) return made;
  const { sheet } = made;
  const drawer = document.drawn && createDrawer(document, now);
  if (drawer && "fault" in drawer) return drawer;
  const drawn = new Map<string, MarkingSheet | string>();
  /** The student's own sheet, or why there is none. */
  const sheetOf = (student: string): MarkingSheet | string => {
    if (!drawer) return sheet;
    const id = normalizedId(student);
    const known = drawn.get(id);
    if (known !== undefined) return known;
    const own = drawer.draw(student);
    const found = "fault" in own ? own : createSheet(own.document, scheme, now);
    const result = "fault" in found ? found.fault : found.sheet;
    drawn.set(id, result);
    return result;
  };
  return {
    scheme: sheet.scheme,
    *grade(files) {
      const all = files.map(({ name, text }) => {
        const read = readHandIn(text);
        const fileName = name.replace(/\.[^.]*$/, "");
        return { file: name, read, student: ("handIn" in read && read.handIn.student) || fileName };
      });
      for (const { file, read, student } of all) {
        if ("fault" in read) {
          yield { file, student, fault: read.fault };
          continue;
        }
        const own = sheetOf(student);
        if (typeof own === "string") {
          yield { file, student, fault: own };
          continue;
        }
        const { handIn } = read;
        const marked = mark(own, handIn.text, handIn.reading, handIn.foundBeforeShown);
        const others = drawer
          ? all.map((one) => one.student).filter((one) => !isSameStudent(one, student))
          : [];
        const remarks = [
          ...remarksOn(handIn, own, student),
          ...(isPoor(marked) ? remarksOnOthers(handIn, own, others, sheetOf) : []),
        ];
        const { hints = 0, tries = 0 } = handIn;
        yield { file, student, marked, hints, tries, remarks };
      }
    },
  };
}

const isSameStudent = (one: string, other: string) => normalizedId(one) === normalizedId(other);

/** Whether most of what was answered is wrong, or follows from what is. */
const isPoor = ({ counts }: MarkedHandIn) =>
  counts.wrong + counts.carried > counts.right + counts.rounding + counts.convention + counts.coarse;

/** What a marker should look at before the marks. */
function remarksOn(
  { isAltered, foundBeforeShown, sheet: answered }: HandIn,
  own: MarkingSheet,
  student: string,
): string[] {
  const isOther = answered && answered.fingerprint !== sheetFingerprint(own.document);
  const ofOther = answered?.id !== undefined && !isSameStudent(answered.id, student);
  return [
    ...(isAltered ? ["changed after it was saved"] : []),
    ...(foundBeforeShown ? [`had all numbers shown after ${foundBeforeShown.length} found`] : []),
    ...(isOther
      ? [ofOther ? `answers the sheet of ${answered.id}` : `answers another sheet: ${answered.title}`]
      : []),
  ];
}

/** Whose sheet the numbers fit, where they fit another one of the class better than their own. */
function remarksOnOthers(
  { text, reading }: HandIn,
  own: MarkingSheet,
  others: readonly string[],
  sheetOf: (student: string) => MarkingSheet | string,
): string[] {
  const answers = own.numbers.read(text, reading ?? {});
  const worked = ({ numbers, asked }: MarkingSheet) => {
    const names = new Set(asked.flat());
    return answers.filter(({ quantity, number }) => {
      const exact = names.has(quantity) ? numbers.exactOf(quantity) : undefined;
      return exact !== undefined && agreesInDigits(exact, number);
    }).length;
  };
  const fitting = others.flatMap((student) => {
    const sheet = sheetOf(student);
    return typeof sheet === "string" ? [] : [{ student, count: worked(sheet) }];
  });
  const best = fitting.reduce((most, one) => (one.count > most.count ? one : most), {
    student: "",
    count: 0,
  });
  return best.count >= fewestFitting && best.count > answers.length / 2
    ? [`fits the sheet of ${best.student}: ${best.count} of ${answers.length} numbers`]
    : [];
}
