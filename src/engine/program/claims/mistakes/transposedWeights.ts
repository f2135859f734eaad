import { turned } from "../verdict";
import { withInput } from "./rules";
import type { ClaimMistake } from "./situation";

const transposedWeights: ClaimMistake = {
  id: "transposedWeights",
  *candidates({ ways, withRule, name }) {
    for (const way of ways)
      for (const [place, { shape, data }] of way.node.inputs.entries())
        if (place !== way.input && shape.length === 2 && shape[0] === shape[1])
          yield {
            numbers: withRule(way, withInput(place, turned(data, shape))),
            words: `${name(way.node.inputs[place])} isn't transposed, or is once too often`,
          };
  },
};
export default transposedWeights;
