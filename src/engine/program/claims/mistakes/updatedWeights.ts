import { withInput } from "./rules";
import type { ClaimMistake } from "./situation";

const updatedWeights: ClaimMistake = {
  id: "updatedWeights",
  *candidates({ ways, withRule, name, later }) {
    for (const way of ways)
      for (const [place, factor] of way.node.inputs.entries())
        for (const other of later(factor))
          if (place !== way.input && other.data.length === factor.data.length)
            yield {
              numbers: withRule(way, withInput(place, other.data)),
              words: `${name(factor)} is read after its update: the gradient takes it as it was before`,
            };
  },
};
export default updatedWeights;
