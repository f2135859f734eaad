import { createFormulas, type Formulas } from "../homework/answer/formulas";
import { contextOf, createVariants } from "../homework/causes/variants";
import { wrongNumbers } from "../homework/causes/wrongPass";
import { evaluate } from "../math/expressions/evaluate";
import { bugs } from "../mistakes";
import type { Pass } from "../pass/pass";
import { areClose } from "./rules";

/** A number as a known mistake gives it, beside the right one. */
export interface MistakenNumber {
  /** The same mistake at the same number has the same key, whatever is drawn. */
  readonly key: string;
  readonly right: number;
  readonly wrong: number;
}

/** In a pass with more numbers some are alike, and some mistake hides, whatever is drawn: there nobody looks for it. */
export const mostCompared = 150;

/** All numbers that are wrong by one known mistake, made throughout the way back or in one formula. */
export function* mistakenNumbers(
  pass: Pass,
  formulas: Formulas = createFormulas(pass),
): Generator<MistakenNumber> {
  const { document } = pass;
  for (const bug of bugs) {
    if (!bug.applies(document)) continue;
    for (const [name, wrong] of wrongNumbers(document, bug)) {
      const formula = formulas.find(name);
      // What goes wrong before the update is to be seen at the gradient; a step changes a weight by little.
      if (!formula || (formula.kind === "update" && !bug.update)) continue;
      const right = formula.exact;
      yield { key: `${bug.id} ${name}`, right, wrong };
    }
  }
  const variants = createVariants(contextOf(formulas));
  for (const name of formulas.names) {
    const formula = formulas.find(name);
    if (!formula || formula.kind === "given") continue;
    for (const { mistake, variant } of variants(formula))
      yield {
        key: `${mistake.id} ${variant.key} ${name}`,
        right: formula.exact,
        wrong: evaluate(variant.expression),
      };
  }
}

/** A share of the number: four digits tell others apart. */
const likeness = 0.001;

/** Whether a mistake can't be told from the right number to four digits. */
export const isHidden = ({ right, wrong }: MistakenNumber): boolean => areClose(right, wrong, likeness);
