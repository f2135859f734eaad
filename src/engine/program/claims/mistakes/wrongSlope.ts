import { passedBack } from "./rules";
import type { ClaimMistake } from "./situation";
import { bridges } from "./slopes";

/** Slopes that are taken for one another, at a value. */
const slopes: readonly { readonly of: string; at(x: number): number }[] = [
  { of: "the value itself", at: (x) => x },
  { of: "sigmoid's slope y(1 − y)", at: (x) => x * (1 - x) },
  { of: "tanh's slope 1 − y²", at: (x) => 1 - x * x },
  { of: "relu's slope, 1 where the value is positive", at: (x) => (x > 0 ? 1 : 0) },
  { of: "1 − y", at: (x) => 1 - x },
  { of: "1 + y²", at: (x) => 1 + x * x },
  { of: "y²", at: (x) => x * x },
  { of: "1 / y", at: (x) => 1 / x },
  {
    of: "sigmoid's slope",
    at: (x) => {
      const y = 1 / (1 + Math.exp(-x));
      return y * (1 - y);
    },
  },
  { of: "tanh's slope", at: (x) => 1 - Math.tanh(x) ** 2 },
];

/** The slope at another place, of another function, or a value in its place. */
const wrongSlope: ClaimMistake = {
  id: "wrongSlope",
  *candidates(situation) {
    const { variable, gradient, ways, withRule, name } = situation;
    for (const { to, gradient: behind, slope } of bridges(situation)) {
      const [x, y] = [variable, to];
      for (const { of, at } of slopes)
        for (const value of [y, x])
          yield {
            numbers: behind.map((number, k) => number * at(value.data[k])),
            words:
              of === "the value itself"
                ? `${name(value)} itself stands where the slope ∂${name(y)}/∂${name(x)} belongs`
                : `the slope is another: ${of}, at ${name(value)}, where ∂${name(y)}/∂${name(x)} belongs`,
          };
      yield { numbers: gradient.map((number, k) => number * slope[k]), words: "the slope is there twice" };
      yield {
        numbers: behind.map((number, k) => number / slope[k]),
        words: "the gradient is divided by the slope",
      };
      yield {
        numbers: slope,
        mistake: "missingFactor",
        words: `the slope alone stands there: the gradient of ${name(y)} is missing`,
      };
    }
    for (const way of ways) {
      const { node, output, input } = way;
      const own = node.inputs[input];
      if (node.inputs.length !== 1 || own.data.length !== output.data.length) continue;
      yield {
        numbers: withRule(way, (edge, into) => {
          for (const [k, passed] of passedBack(edge, [output.data]).entries()) into[k] += passed;
        }),
        words: `the slope of ${name(output)} is taken at its result instead of at ${name(own)}`,
      };
    }
  },
};
export default wrongSlope;
