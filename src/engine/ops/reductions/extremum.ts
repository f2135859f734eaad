import { evaluate } from "../../math/expressions/evaluate";
import {
  call,
  constant,
  type Expression,
  number,
  type ScalarFunction,
} from "../../math/expressions/expression";
import { axesWords } from "../factories/axes";
import { extremes } from "../factories/extremes";
import { overAxes } from "../factories/overAxes";
import { reduce } from "../factories/reduce";

/** The largest or smallest of many. Equal ones share the gradient evenly, as in PyTorch's `amax`. */
export function extremum(id: "max" | "min", names: readonly string[]) {
  const { better, word } = extremes[id];
  const of = (values: Float64Array) => {
    let best = values[0];
    for (const value of values) if (better(value, best) || Number.isNaN(value)) best = value;
    return best;
  };
  const share = (values: Float64Array, k: number, best: number) =>
    values[k] === best ? 1 / values.filter((value) => value === best).length : 0;
  const written = (values: readonly Expression[], k: number): Expression => {
    const numbers = Float64Array.from(values, evaluate);
    const part = share(numbers, k, of(numbers));
    return part === 0 || part === 1 ? number(part) : constant(`\\tfrac{1}{${Math.round(1 / part)}}`, part);
  };
  const letters = (count: number) => Array.from({ length: count }, (_, k) => `a_{${k}}`);
  const function_ = (count: number): ScalarFunction => ({
    id,
    tex: `\\${id}(${letters(count).join(", ")})`,
    letters: letters(count),
    evaluate: (...values) => of(Float64Array.from(values)),
    derivative: (values, k) => written(values, k),
    binds: "atom",
  });
  return overAxes(id, names, (along) => ({
    ...reduce(along, {
      id,
      f: of,
      slope: share,
      isChoice: true,
      write: (values) => (values.length === 1 ? values[0] : call(function_(values.length), ...values)),
      writeSlope: written,
      tex: { forward: `\\${id} A`, gradients: [`G \\odot [A = \\${id} A] / \\sum [A = \\${id} A]`] },
      words: `The ${word} over ${axesWords(along)}: it gets the whole gradient, the others nothing; equal ones share it evenly.`,
      kinks(values, see) {
        const best = of(values);
        const index = values.indexOf(best);
        // Another one is the best on the other side of each kink. Of equal ones the first counts as the best.
        values.forEach((value, k) => {
          see(k, k === index ? Number.POSITIVE_INFINITY : -Math.abs(best - value));
        });
      },
      reason: (values, k, best) =>
        values[k] !== best
          ? { kind: "off", text: `it is not the ${word}` }
          : share(values, k, best) < 1
            ? { kind: "kink", text: `shared, because several are the ${word}` }
            : undefined,
      example: [3, 2],
    }),
    reads: [["A", "Y"]],
    takes: word,
  }));
}
