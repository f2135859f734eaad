import { powerComplement } from "../../math/expressions/expression";
import type { Mistake } from "../contract/mistake";
import { correctionIn } from "../formula/corrections";
import { isKind, rewritten } from "../formula/parts";
import type { Variant } from "../formula/trial";

export const wrongStepNumber: Mistake = {
  id: "wrongStepNumber",
  label: "wrong number of the step",
  words: "the bias correction has another step's number",
  inFormula: {
    weight: 4,
    variants(formula) {
      if (!isKind(formula, "update")) return [];
      const found = [1, 2, 3].flatMap((k) => [
        { to: () => k },
        { to: (step: number) => step + (k === 1 ? 1 : -1) },
      ]);
      const seen = new Set<number>();
      return found.flatMap(({ to }): Variant[] => {
        let other = 0;
        const expression = rewritten(formula.ways[0], (part) => {
          const correction = correctionIn(part);
          if (!correction) return undefined;
          const { symbol, base, exponent: step } = correction;
          other = to(step);
          return other < 1 || other === step ? undefined : powerComplement(symbol, base, other);
        });
        if (!expression || seen.has(other)) return [];
        seen.add(other);
        return [
          { key: `step ${other}`, words: `the bias correction was made as in step ${other}`, expression },
        ];
      });
    },
  },
};
