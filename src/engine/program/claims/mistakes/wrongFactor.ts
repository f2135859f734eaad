import { factorOf } from "../verdict";
import { scaledBy } from "./rules";
import type { ClaimMistake, Situation } from "./situation";

/** Twice, half, and what means and sums differ by. */
function* knownFactors({ ways, variable }: Situation): Iterable<{ factor: number; meaning: string }> {
  yield { factor: 2, meaning: "2" };
  const values = [variable, ...ways.flatMap(({ output, node }) => [output, ...node.inputs])];
  const counts = new Set(values.flatMap(({ shape, data }) => [...shape, data.length]));
  for (const count of counts) {
    if (count < 2) continue;
    if (count !== 2) yield { factor: count, meaning: `${count}` };
    if (count > 2) yield { factor: 2 * count, meaning: `${2 * count} = 2 · ${count}` };
  }
  yield { factor: 4, meaning: "4" };
}

const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.abs(b);

const wrongFactor: ClaimMistake = {
  id: "wrongFactor",
  *candidates(situation) {
    const { claimed, gradient, text, ways, withRule, name } = situation;
    const factor = factorOf(claimed, gradient);
    for (const known of knownFactors(situation)) {
      if (factor !== undefined && isNear(factor, known.factor))
        yield { numbers: claimed, words: `there is a factor ${known.meaning} too much` };
      if (factor !== undefined && isNear(factor, 1 / known.factor)) {
        const isMean = /\bmean\(/.test(text);
        yield {
          numbers: claimed,
          words: isMean
            ? `a mean stands where a sum belongs: each number is 1/${known.meaning} of the true one`
            : `a factor ${known.meaning} is missing`,
        };
      }
    }
    // Of two numbers that add up to 0 any are a multiple.
    if (factor !== undefined && gradient.length > 2 && !isNear(factor, -1))
      yield { numbers: claimed, words: `each number is the true one times ${Number(factor.toPrecision(4))}` };
    for (const way of ways)
      for (const known of knownFactors(situation)) {
        const from = name(way.output);
        yield {
          numbers: withRule(way, scaledBy(known.factor)),
          words: `what comes back from ${from} has a factor ${known.meaning} too much`,
        };
        yield {
          numbers: withRule(way, scaledBy(1 / known.factor)),
          words: `what comes back from ${from} lacks a factor ${known.meaning}`,
        };
      }
  },
};
export default wrongFactor;
