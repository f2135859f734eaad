import { scaledBy } from "./rules";
import type { ClaimMistake } from "./situation";

const wrongSign: ClaimMistake = {
  id: "wrongSign",
  *candidates({ gradient, ways, withRule, name }) {
    yield {
      numbers: gradient.map((number) => -number),
      words: "the sign is wrong: each number is the true one times −1",
    };
    for (const way of ways)
      yield {
        numbers: withRule(way, scaledBy(-1)),
        words: `the sign of what comes back from ${name(way.output)} is wrong`,
      };
  },
};
export default wrongSign;
