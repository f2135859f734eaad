import type { Mistake } from "../contract/mistake";
import { correctionIn } from "../formula/corrections";
import { isKind, rewritten } from "../formula/parts";
import type { Variant } from "../formula/trial";

export const noBiasCorrection: Mistake = {
  id: "noBiasCorrection",
  label: "bias correction left out",
  words: "the averages weren't corrected for their start at 0: the divisions by 1 − βᵏ are missing",
  inFormula: {
    weight: 6,
    variants(formula) {
      if (!isKind(formula, "update")) return [];
      const [way] = formula.ways;
      const symbols = new Set<string>();
      rewritten(way, (part) => {
        const correction = correctionIn(part);
        if (correction) symbols.add(correction.symbol);
        return undefined;
      });
      const without = (wanted: readonly string[]) =>
        rewritten(way, (part) => {
          const correction = part.kind === "quotient" ? correctionIn(part.denominator) : undefined;
          return part.kind === "quotient" && correction && wanted.includes(correction.symbol)
            ? part.numerator
            : undefined;
        });
      const all = [...symbols];
      const choices = [all, ...(all.length > 1 ? all.map((symbol) => [symbol]) : [])];
      return choices.flatMap((wanted): Variant[] => {
        const expression = wanted.length === 0 ? undefined : without(wanted);
        if (!expression) return [];
        return [
          wanted.length === all.length
            ? { key: "all", expression }
            : {
                key: wanted[0],
                words: "only one of the two averages was corrected for its start at 0",
                expression,
                likely: 0.3,
              },
        ];
      });
    },
  },
};
