import { call, difference, sum } from "../../math/expressions/expression";
import { plain } from "../../names/tensorRef";
import type { Mistake } from "../contract/mistake";
import { isKind, plainNamed, subject } from "../formula/parts";

/** f(Wx) + b in place of f(Wx + b); or b once more, where z has it already. */
export const biasAfterActivation: Mistake = {
  id: "biasAfterActivation",
  label: "bias added after the activation",
  words: "the bias was added after the activation and not before it",
  inFormula: {
    weight: 3,
    variants(formula, { quantity }) {
      const of = subject(formula);
      const [way] = formula.ways;
      if (!isKind(formula, "activation") || !of || way?.kind !== "call" || way.arguments.length !== 1)
        return [];
      const bias =
        quantity(plainNamed(plain("b", of.layer, of.index))) ??
        quantity(plainNamed(plain("b", of.layer, [])));
      const [z] = way.arguments;
      if (!bias) return [];
      return [
        { key: "after", expression: sum([call(way.function, difference(z, bias)), bias]) },
        { key: "besides", expression: sum([way, bias]) },
      ];
    },
  },
};
