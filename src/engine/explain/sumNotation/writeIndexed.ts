import { visit } from "../../math/expressions/parts";
import { print } from "../../math/expressions/print";
import { nameOf } from "../../names/canonicalName";
import type { Notation } from "../../names/notation";
import { type RuleQuantity, wholeBuffer } from "../../names/quantity";
import type { Formula, FormulaMark } from "../formula/explanation";
import { marked } from "../formula/marked";
import type { IndexForm } from "./indexForm";
import { type IndexRule, isLetter, quantityIndices, reindexed } from "./indices";
import { texRules, textRules } from "./ruleStyles";

/** A rule with letters as formulas: its left side with the chain rule, and its right side. */
export function writeIndexed(
  form: IndexForm,
  notation: Notation,
  reads: readonly string[],
): { left: Formula; chain: Formula | undefined; right: Formula } {
  const marks: FormulaMark[] = [];
  const values = valuesOf(form);
  const mark = (quantity: RuleQuantity, tex: string) => {
    const ofLayer = nameOf(wholeBuffer(quantity));
    const names = reads.includes(ofLayer)
      ? [ofLayer]
      : meantBy(quantity, values)
          .map(nameOf)
          .filter((each) => reads.includes(each));
    return marked(notation, marks.push({ names }) - 1, tex);
  };
  return {
    left: written(form.left, notation),
    chain: form.chain && written(form.chain, notation),
    right: { ...written(form.right, notation, mark), marks },
  };
}

function written(
  rule: IndexRule,
  notation: Notation,
  mark: (quantity: RuleQuantity, tex: string) => string = (_quantity, tex) => tex,
): Formula {
  return {
    tex: print(rule, texRules(notation, mark)),
    text: print(rule, textRules(notation)),
  };
}

/** The letters' values: of a free one the step's, of one under a Σ all that it takes. */
function valuesOf({ free, right }: IndexForm): ReadonlyMap<string, readonly number[]> {
  const values = new Map<string, readonly number[]>(free.map(({ letter, value }) => [letter, [value]]));
  visit(right, (part) => {
    if (part.kind !== "series") return;
    for (const { letter, values: some } of part.over)
      values.set(letter, [...new Set([...(values.get(letter) ?? []), ...some])]);
  });
  return values;
}

/** The quantities that one with letters stands for: `W1[j,i]` for `W1[2,1]` and `W1[2,2]`. */
function meantBy(
  quantity: RuleQuantity,
  values: ReadonlyMap<string, readonly number[]>,
): readonly RuleQuantity[] {
  const letter = quantityIndices(quantity).find(isLetter);
  if (letter === undefined) return [quantity];
  return (values.get(letter) ?? []).flatMap((value) =>
    meantBy(
      reindexed(quantity, (index) => (index === letter ? value : index)),
      values,
    ),
  );
}
