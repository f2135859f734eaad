import { type AnyDocument, isProgram } from "../document/programDocument";
import { networkNumbers } from "./networkNumbers";
import { programNumbers } from "./programNumbers";
import { type GradedQuestion, type Scheme, usualCredit } from "./scheme";
import type { SheetNumbers } from "./sheetNumbers";

/** What hand-ins are marked against. */
export interface MarkingSheet {
  readonly document: AnyDocument;
  readonly numbers: SheetNumbers;
  readonly scheme: Scheme;
  /** In the order of the scheme's questions: the canonical names of their numbers. */
  readonly asked: readonly (readonly string[])[];
}

type SheetOrFault = { readonly sheet: MarkingSheet } | { readonly fault: string };

/**
 * The numbers that a scheme asks for, found in a document's pass.
 * @param scheme without one, every number that is worked out is a point of the one question
 * @param now a clock in milliseconds, for the time that a program may take
 * @returns a sentence where the scheme names what the pass doesn't have, or gives, or where the program doesn't run
 */
export function createSheet(
  document: AnyDocument,
  scheme: Scheme | undefined,
  now: () => number,
): SheetOrFault {
  const numbers = isProgram(document) ? programNumbers(document, now) : networkNumbers(document);
  if ("fault" in numbers) return numbers;
  if (!scheme) {
    const { worked } = numbers;
    const all: GradedQuestion = { name: "all", quantities: worked, points: worked.length };
    const usual = { questions: [all], credit: usualCredit, digits: 0 };
    return { sheet: { document, numbers, scheme: usual, asked: [worked] } };
  }
  const asked: string[][] = [];
  const seen = new Map<string, string>();
  for (const { name, quantities } of scheme.questions) {
    const names: string[] = [];
    for (const quantity of quantities) {
      const found = numbersOf(quantity, numbers);
      if (found.length === 0) return { fault: missing(name, quantity, numbers) };
      names.push(...found.filter((one) => !names.includes(one)));
    }
    for (const one of names) {
      const other = seen.get(one);
      if (other !== undefined) return { fault: `${one} is asked for twice: in “${other}” and in “${name}”` };
      seen.set(one, name);
    }
    asked.push(names);
  }
  return { sheet: { document, numbers, scheme, asked } };
}

/** One number by its name, all of a tensor by the tensor's, or one as the sheet calls it: `w5`. */
function numbersOf(written: string, { worked, tensorOf, calledAs }: SheetNumbers): readonly string[] {
  if (worked.includes(written)) return [written];
  const whole = worked.filter((name) => tensorOf(name) === written);
  if (whole.length > 0) return whole;
  const called = calledAs(written);
  return called !== undefined && worked.includes(called) ? [called] : [];
}

function missing(question: string, quantity: string, { worked, isGiven }: SheetNumbers): string {
  const names = worked.slice(0, 4).join(", ");
  return isGiven(quantity)
    ? `question “${question}” asks for ${quantity}, which the sheet gives`
    : `question “${question}” asks for ${quantity}, which this pass doesn’t have; it has ${names} and so on, and all of a tensor by its name`;
}
