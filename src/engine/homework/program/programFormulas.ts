import type { Expression } from "../../math/expressions/expression";
import type { QuantityFormula } from "../../mistakes/formula/formula";
import { nameOf, plainName } from "../../names/canonicalName";
import { elementOf } from "../../pass/plans/elementOf";
import type { ProgramPass } from "../../pass/programs/programPass";
import { groupsOfPass } from "../../steps/groups/groupsOfPass";
import type { FormulaTable } from "../answer/formulas";

/** All numbers of a program's pass by canonical name: what it starts from, and each that it computes with its formula. */
export function programFormulas(pass: ProgramPass): FormulaTable {
  const { graph, plan } = pass;
  const found = new Map<string, QuantityFormula>();
  const add = (formula: Omit<QuantityFormula, "order">) =>
    found.set(formula.name, { ...formula, order: found.size });
  const made = new Set(graph.nodes.map(({ output }) => output));
  for (const { id, ref } of graph.tensors) {
    if (made.has(id) || ref.role === "literal") continue;
    plan.values[id].forEach((exact, k) => {
      add({ name: plainName(elementOf(plan, id, k)), kind: "given", exact, ways: [] });
    });
  }
  for (const group of groupsOfPass(pass, "example"))
    for (let k = 0; k < group.size; k++) {
      let ways: readonly Expression[] | undefined;
      add({
        name: nameOf(group.quantity(k)),
        kind: group.kind(k),
        exact: group.value(k),
        get ways() {
          ways ??= [group.expression(k)];
          return ways;
        },
      });
    }
  return { find: (name) => found.get(name), names: [...found.keys()] };
}
