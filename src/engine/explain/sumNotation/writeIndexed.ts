import type { Expression } from "../../math/expressions/expression";
import { visit } from "../../math/expressions/parts";
import { print } from "../../math/expressions/print";
import type { Notation } from "../../names/notation";
import type { Formula, Marked } from "../explanation";
import type { IndexForm } from "./indexForm";
import { texRules, textRules } from "./ruleStyles";

/** A rule with letters as formulas: its left side with the chain rule, and its right side. */
export function writeIndexed(
  form: IndexForm,
  notation: Notation,
  reads: readonly string[],
): { left: Formula; chain: Formula | undefined; right: Formula } {
  const marks: Marked[] = [];
  const values = valuesOf(form);
  const mark = (name: string, tex: string) => {
    const ofLayer = name.replace(/\[[^\]]+\]/, "");
    const names = reads.includes(ofLayer)
      ? [ofLayer]
      : namesOf(name, values).filter((each) => reads.includes(each));
    return `\\htmlData{q=${marks.push({ names }) - 1}}{${tex}}`;
  };
  return {
    left: written(form.left, notation),
    chain: form.chain && written(form.chain, notation),
    right: { ...written(form.right, notation, mark), marks },
  };
}

function written(
  expression: Expression,
  notation: Notation,
  mark: (name: string, tex: string) => string = (_name, tex) => tex,
): Formula {
  return {
    tex: print(expression, texRules(notation, mark)),
    text: print(expression, textRules(notation)),
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

/** The quantities that a name with letters stands for: `W1[j,i]` for `W1[2,1]` and `W1[2,2]`. */
function namesOf(name: string, values: ReadonlyMap<string, readonly number[]>): string[] {
  const letter = /(?<=[[,@])[a-z]/.exec(name);
  if (!letter) return [name];
  return (values.get(letter[0]) ?? []).flatMap((value) =>
    namesOf(name.slice(0, letter.index) + value + name.slice(letter.index + 1), values),
  );
}
