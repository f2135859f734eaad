import { activations } from "../../activations";
import { evaluate } from "../../math/expressions/evaluate";
import { call, type Expression, type ScalarFunction } from "../../math/expressions/expression";

type SlopeCall = Extract<Expression, { kind: "call" }>;

/** An activation's slope at another number than its z, a or what comes back: applied there once more. */
export function slopeAt(
  { function: slope, arguments: [, ...settings] }: SlopeCall,
  at: Expression,
): Expression | undefined {
  const activation = activations.find(({ id }) => slope.slopeOf === id);
  if (!activation) return undefined;
  const op = activation.create(
    Object.fromEntries(
      activation.parameters.map(({ name, symbol, default: usual }) => {
        const setting = settings.find((each) => each.kind === "constant" && each.symbol === symbol);
        return [name, setting ? evaluate(setting) : usual];
      }),
    ),
  );
  const again: ScalarFunction = {
    id: `${slope.id} elsewhere`,
    tex: `${activation.id}'(a)`,
    letters: ["a"],
    evaluate(there) {
      const [output, slopeThere] = [new Float64Array(1), new Float64Array(1)];
      const shapes = [[1, 1]];
      op.forward([Float64Array.of(there)], output, shapes, slopeThere);
      op.vjp([Float64Array.of(there)], output, Float64Array.of(1), [slopeThere], shapes, new Float64Array(1));
      return slopeThere[0];
    },
    binds: "atom",
  };
  return call(again, at);
}
