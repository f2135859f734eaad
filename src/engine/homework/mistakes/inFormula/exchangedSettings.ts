import { optimizerSettings } from "../../../document/document";
import { penaltyOf } from "../../../document/variants";
import { constant, type Expression } from "../../../math/expression";
import type { Formula } from "../../formulas";
import type { Context, Mistake } from "./mistake";
import { isKind } from "./parts";

/** λ₂ where λ₁ belongs, β₂ for β₁, β for 1 − β. */
const exchangedSettings: Mistake = {
  id: "exchangedSettings",
  label: "constants exchanged",
  weight: 3,
  words: "one constant was put where another belongs",
  variants(formula, context) {
    if (!isKind(formula, "penaltyGradient", "penalty", "slot", "update")) return [];
    const values = [...new Set(valuesFor(formula, context))];
    const symbols = new Map<string, number>();
    const [way] = formula.ways;
    withConstants(way, (symbol, value) => {
      symbols.set(symbol, value);
      return value;
    });
    return [...symbols].flatMap(([symbol, value]) =>
      values
        .filter((other) => other !== value)
        .map((other) => ({
          key: `${symbol} ${other}`,
          expression: withConstants(way, (which, usual) => (which === symbol ? other : usual)),
        })),
    );
  },
};
export default exchangedSettings;

function valuesFor({ kind }: Formula, { document }: Context): number[] {
  const ofPenalty = document.layers.flatMap((layer) => Object.values(penaltyOf(layer)));
  if (kind === "penaltyGradient" || kind === "penalty") return ofPenalty.filter((value) => value !== 0);
  const settings = Object.values(optimizerSettings(document.optimizer));
  return settings.flatMap((value) => [value, 1 - value]);
}

function withConstants(expression: Expression, value: (symbol: string, value: number) => number): Expression {
  const visit = (part: Expression): Expression => {
    switch (part.kind) {
      case "constant":
        return constant(part.symbol, value(part.symbol, part.value));
      case "sum":
        return { kind: "sum", terms: part.terms.map(visit) };
      case "product":
        return { kind: "product", factors: part.factors.map(visit) };
      case "negative":
        return { kind: "negative", of: visit(part.of) };
      case "quotient":
        return { kind: "quotient", numerator: visit(part.numerator), denominator: visit(part.denominator) };
      case "call":
        return { ...part, arguments: part.arguments.map(visit) };
      default:
        return part;
    }
  };
  return visit(expression);
}
