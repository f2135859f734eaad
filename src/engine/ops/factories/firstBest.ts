import { evaluate } from "../../math/expressions/evaluate";
import {
  call,
  type Expression,
  number,
  product,
  type ScalarFunction,
} from "../../math/expressions/expression";
import type { Op } from "../op";
import type { Operation } from "../operation";
import { extremes } from "./extremes";

/** Python's `max` or `min` of single numbers, which hands on one of them: of equal ones the first. */
export interface FirstBest extends Operation {
  /** @param count how many there are, at least two */
  create(count: number): Op;
}

export function firstBest(id: string, name: "max" | "min"): FirstBest {
  const { better, word } = extremes[name];
  const bestOf = (values: readonly number[]) => {
    let best = 0;
    for (let k = 1; k < values.length; k++) if (better(values[k], values[best])) best = k;
    return best;
  };
  const firsts = (inputs: readonly Float64Array[]) => inputs.map(([value]) => value);
  const slope = (values: readonly Expression[], k: number) =>
    number(bestOf(values.map(evaluate)) === k ? 1 : 0);
  const create = (count: number): Op => {
    const letters = Array.from({ length: count }, (_, k) => `A_{${k + 1}}`);
    const choice: ScalarFunction = {
      id: name,
      tex: `\\${name}(${letters.join(", ")})`,
      letters,
      evaluate: (...values) => values[bestOf(values)],
      derivative: slope,
      binds: "atom",
    };
    return {
      id,
      label: name,
      inputs: letters,
      shape: () => [],
      leavesGaps: true,
      forward(inputs, Y) {
        const values = firsts(inputs);
        Y[0] = values[bestOf(values)];
      },
      vjp(inputs, _Y, G, gradients) {
        const gradient = gradients[bestOf(firsts(inputs))];
        if (gradient) gradient[0] += G[0];
      },
      expression: (inputs) => call(choice, ...inputs.map((input) => input([]))),
      gradient: (inputs, _Y, G, input) =>
        product(
          G([]),
          slope(
            inputs.map((source) => source([])),
            input,
          ),
        ),
      tex: {
        forward: `\\${name}(${letters.join(", ")})`,
        gradients: letters.map((letter) => `G \\odot [${letter} = Y]`),
      },
      reads: letters.map(() => letters),
      words: `Hands on the ${word} of the numbers: it gets the whole gradient, the others nothing; of equal ones the first, as in Python.`,
      reason(inputs) {
        const values = firsts(inputs);
        const best = bestOf(values);
        if (best !== 0) return { kind: "off", text: `0 because it is not the ${word}` };
        return values.slice(1).some((value) => value === values[0])
          ? { kind: "kink", text: `all of it, because of equal ones Python's ${name} takes the first` }
          : undefined;
      },
      kinks(inputs, _shapes, see) {
        const values = firsts(inputs);
        const best = bestOf(values);
        // Another one is the best on the other side of each kink.
        values.forEach((value, k) => {
          see(k, 0, k === best ? Number.POSITIVE_INFINITY : -Math.abs(values[best] - value));
        });
      },
      example: letters.map(() => []),
    };
  };
  return { id, names: [], create, examples: [{ op: create(2) }, { op: create(3) }] };
}
