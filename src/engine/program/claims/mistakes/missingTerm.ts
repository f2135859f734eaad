import { dropped } from "./rules";
import type { ClaimMistake, WayBack } from "./situation";

/** Of a value that is used in several places each one's share belongs to the gradient. */
const missingTerm: ClaimMistake = {
  id: "missingTerm",
  *candidates({ gradient, ways, withRule, name }) {
    const without = (way: WayBack) => withRule(way, dropped);
    for (const way of ways)
      yield { numbers: without(way), words: `what comes back through ${name(way.output)} is missing` };
    for (const way of ways) {
      const rest = without(way);
      yield {
        numbers: gradient.map((number, k) => number - rest[k]),
        words: `only what comes back through ${name(way.output)} is there: the other paths are missing`,
      };
    }
  },
};
export default missingTerm;
