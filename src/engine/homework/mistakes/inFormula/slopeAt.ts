import { activations } from "../../../activations";
import { call, type Expression, type ScalarFunction } from "../../../math/expression";

/**
 * An activation's slope at another number than its z, a or what comes back: applied there once more. Nothing for
 * activations with parameters, whose slope is told from its constants.
 */
export function slopeAt(slope: ScalarFunction, at: Expression): Expression | undefined {
  const activation = activations.find(
    ({ id, parameters }) => slope.id === `${id}'` && parameters.length === 0,
  );
  if (!activation) return undefined;
  const op = activation.create({});
  const again: ScalarFunction = {
    id: `${slope.id} elsewhere`,
    tex: `${activation.id}'(a)`,
    letters: ["a"],
    evaluate(there) {
      const [y, gradient] = [new Float64Array(1), new Float64Array(1)];
      const shapes = [[1, 1]];
      op.forward([Float64Array.of(there)], y, shapes, gradient);
      op.vjp([Float64Array.of(there)], y, Float64Array.of(1), [gradient], shapes, new Float64Array(1));
      return gradient[0];
    },
    binds: "atom",
  };
  return call(again, at);
}
