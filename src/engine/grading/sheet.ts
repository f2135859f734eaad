import type { NetworkDocument } from "../document/document";
import { createFormulas, type Formulas } from "../homework/formulas";
import { readAnswers } from "../homework/reading/readAnswers";
import { lossName, nameOf, parseQuantity } from "../names/quantity";
import { type Pass, runPass } from "../pass/pass";
import { workedOut } from "../sheets/rules";
import { type Question, type Scheme, usualCredit } from "./scheme";

/** What hand-ins are marked against. */
export interface Sheet {
  readonly pass: Pass;
  readonly formulas: Formulas;
  readonly scheme: Scheme;
  /** In the order of the scheme's questions: the canonical names of their numbers. */
  readonly asked: readonly (readonly string[])[];
}

/**
 * The numbers that a scheme asks for, found in a document's pass.
 * @param scheme without one, every number that is worked out is a point of the one question
 * @returns a sentence where the scheme names what the pass doesn't have, or gives
 */
export function createSheet(
  document: NetworkDocument,
  scheme?: Scheme,
): { readonly sheet: Sheet } | { readonly fault: string } {
  const pass = runPass(document);
  const formulas = createFormulas(pass);
  const worked = workedOut(formulas);
  if (!scheme) {
    const all: Question = { name: "all", quantities: worked, points: worked.length };
    return {
      sheet: {
        pass,
        formulas,
        scheme: { questions: [all], credit: usualCredit, digits: 0 },
        asked: [worked],
      },
    };
  }
  const asked: string[][] = [];
  const seen = new Map<string, string>();
  for (const { name, quantities } of scheme.questions) {
    const names: string[] = [];
    for (const quantity of quantities) {
      const found = numbersOf(quantity, worked, formulas);
      if (found.length === 0) return { fault: missing(name, quantity, formulas) };
      names.push(...found.filter((one) => !names.includes(one)));
    }
    for (const one of names) {
      const other = seen.get(one);
      if (other !== undefined) return { fault: `${one} is asked for twice: in “${other}” and in “${name}”` };
      seen.set(one, name);
    }
    asked.push(names);
  }
  return { sheet: { pass, formulas, scheme, asked } };
}

/** One number by its name, all of a tensor by the tensor's, or one as the sheet calls it: `w5`. */
function numbersOf(written: string, worked: readonly string[], { pass }: Formulas): readonly string[] {
  if (worked.includes(written)) return [written];
  const whole = worked.filter((name) => tensorOf(name) === written);
  if (whole.length > 0) return whole;
  const { answers, faults } = readAnswers(`${written} = 1`, pass.document, {}, () => pass);
  const [answer] = answers;
  return faults.length === 0 && answers.length === 1 && worked.includes(answer.quantity)
    ? [answer.quantity]
    : [];
}

/** The name of the tensor that a number is of, of all examples. */
function tensorOf(name: string): string | undefined {
  const quantity = parseQuantity(name);
  if (!quantity || quantity.kind === "slope") return undefined;
  return nameOf({ ...quantity, of: { ...quantity.of, index: [], example: undefined } });
}

function missing(question: string, quantity: string, { names, find }: Formulas): string {
  const given = names.some(
    (name) => (name === quantity || tensorOf(name) === quantity) && find(name)?.kind === "given",
  );
  return given
    ? `question “${question}” asks for ${quantity}, which the sheet gives`
    : `question “${question}” asks for ${quantity}, which this pass doesn’t have; write names as ${lossName}, z1[1], dL/dW1 or W1'`;
}
