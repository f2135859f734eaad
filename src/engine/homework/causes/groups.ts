import { evaluate } from "../../math/expressions/evaluate";
import type { Expression } from "../../math/expressions/expression";
import type { QuantityFormula } from "../../mistakes/formula/formula";
import type { FormulaMistake } from "../../mistakes/formula/trial";
import type { Formulas } from "../answer/formulas";
import type { Variants } from "./variants";

/** The same mistake at all units of a layer, or in all layers. */
export interface Group {
  readonly mistake: FormulaMistake;
  readonly words: string;
  readonly prior: number;
  readonly instead: ReadonlyMap<string, Expression>;
}

/** Formulas at most in which the same mistake is looked for; behind a large batch lie thousands. */
const together = 700;

/** The groups that some of the named numbers belong to. */
export function createCauseGroups(
  formulas: Formulas,
  variants: Variants,
): (names: readonly string[]) => readonly Group[] {
  let all: readonly Group[] | undefined;
  return (names) => {
    if (names.length > together / 2) return [];
    all ??= groupsOf(computed(formulas), variants, formulas.pass.document.layers.length - 1);
    const wanted = new Set(names);
    return all.filter(({ instead }) => [...instead.keys()].some((name) => wanted.has(name)));
  };
}

function computed(formulas: Formulas): QuantityFormula[] {
  if (formulas.names.length > together) return [];
  return formulas.names.flatMap((name) => formulas.find(name) ?? []).filter(({ ways }) => ways.length > 0);
}

/** @param last the output layer, 0-based; what goes wrong in all layers but that is a group too */
function groupsOf(formulas: readonly QuantityFormula[], variants: Variants, last: number): Group[] {
  interface Growing extends Group {
    readonly instead: Map<string, Expression>;
  }
  const groups = new Map<string, Growing>();
  for (const formula of formulas) {
    for (const { mistake, variant, prior } of variants(formula)) {
      if (mistake.once) continue;
      const kind = mistake.acrossKinds ? "" : formula.kind;
      for (const where of [`${formula.layer}`, "everywhere", ...(formula.layer === last ? [] : ["hidden"])]) {
        const id = `${mistake.id} ${variant.key} ${kind} ${where}`;
        const group = groups.get(id) ?? {
          mistake,
          words: variant.words ?? mistake.words,
          prior,
          instead: new Map<string, Expression>(),
        };
        if (!group.instead.has(formula.name)) group.instead.set(formula.name, variant.expression);
        groups.set(id, group);
      }
    }
  }
  const several = [...groups.values()].filter(({ instead }) => instead.size > 1);
  const seen = new Set<string>();
  return several.filter(({ mistake, instead }) => {
    // In a network of two layers "everywhere" is often the one layer again.
    const id = `${mistake.id} ${[...instead].map(([name, way]) => `${name} ${evaluate(way)}`).join("; ")}`;
    if (seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}
