import { learningRateNow } from "../../document/learningRate";
import { optimizerOf, optimizerSettingsOf, penaltyOf } from "../../document/variants";
import { constant, type Expression, powerComplement } from "../../math/expressions/expression";
import { penalties } from "../../penalties";
import { coefficientSymbol } from "../../penalties/op";
import type { Mistake } from "../contract/mistake";
import { correctionIn } from "../formula/corrections";
import type { QuantityFormula } from "../formula/formula";
import { isKind, rewritten } from "../formula/parts";
import type { Context, Variant } from "../formula/trial";

interface Setting {
  readonly symbol: string;
  readonly value: number;
  /** Whether it is how much of an average stays, so that 1 − it stands beside it. */
  readonly isShare?: boolean;
}

/** λ₂ where λ₁ belongs, β₂ for β₁, β for 1 − β; or two of them each for the other. */
export const exchangedSettings: Mistake = {
  id: "exchangedSettings",
  label: "constants exchanged",
  words: "one constant was put where another belongs",
  inFormula: {
    weight: 4,
    acrossKinds: true,
    variants(formula, context) {
      if (!isKind(formula, "penaltyGradient", "penalty", "slot", "update")) return [];
      const settings = settingsFor(formula, context);
      const [way] = formula.ways;
      return settings.flatMap((from): Variant[] => [
        ...settings
          .flatMap((to) => (from.isShare && to.isShare ? [to, complementOf(to)] : [to]))
          .filter(({ symbol, value }) => symbol !== from.symbol && value !== from.value)
          .flatMap((to): Variant[] => {
            const expression = withSettings(way, (symbol) => (symbol === from.symbol ? to : undefined));
            return expression ? [{ key: `${from.symbol} ${to.symbol}`, expression }] : [];
          }),
        ...settings
          .filter(({ symbol, value }) => symbol > from.symbol && value !== from.value)
          .flatMap((to): Variant[] => {
            const expression = withSettings(way, (symbol) =>
              symbol === from.symbol ? to : symbol === to.symbol ? from : undefined,
            );
            return expression ? [{ key: `${from.symbol} and ${to.symbol}`, expression }] : [];
          }),
      ]);
    },
  },
};

function settingsFor({ kind }: QuantityFormula, { document }: Context): Setting[] {
  if (kind === "penaltyGradient" || kind === "penalty") {
    const found = document.layers.flatMap((layer, layerIndex) => {
      const coefficients = penaltyOf(layer);
      return penalties.map(({ id, symbol }) => ({
        symbol: coefficientSymbol(symbol, layerIndex, document.layers.length),
        value: coefficients[id],
      }));
    });
    return found.filter(
      ({ value, symbol }, index) =>
        value !== 0 && found.findIndex((other) => other.symbol === symbol && other.value === value) === index,
    );
  }
  const settings = optimizerSettingsOf(document);
  // Nobody takes an ε for a rate.
  const shares = optimizerOf(document).parameters.filter(({ below }) => below === 1);
  return [
    learningRateNow(document),
    ...shares.map(({ name, symbol }) => ({ symbol, value: settings[name], isShare: true })),
  ];
}

const complementOf = ({ symbol, value }: Setting): Setting => ({
  symbol: `(1 - ${symbol})`,
  value: 1 - value,
});

/** The expression with other settings, also in the corrections 1 − βᵏ. */
function withSettings(
  expression: Expression,
  other: (symbol: string) => Setting | undefined,
): Expression | undefined {
  return rewritten(expression, (part) => {
    if (part.kind !== "constant") return undefined;
    const correction = correctionIn(part);
    if (correction) {
      const found = other(correction.symbol);
      return found && powerComplement(found.symbol, found.value, correction.exponent);
    }
    const found = other(part.symbol);
    return found && constant(found.symbol, found.value);
  });
}
