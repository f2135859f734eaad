import { unchanged } from "./rules";
import type { ClaimMistake } from "./situation";
import { bridges } from "./slopes";

const missingSlope: ClaimMistake = {
  id: "missingSlope",
  *candidates(situation) {
    const { variable, ways, withRule, name } = situation;
    for (const { to, gradient } of bridges(situation))
      yield {
        numbers: gradient,
        words: `the slope is missing: the gradient of ${name(to)} is passed on without ∂${name(to)}/∂${name(variable)}`,
      };
    for (const way of ways) {
      const { node, output } = way;
      const input = node.inputs[way.input];
      if (input.data.length !== output.data.length) continue;
      const other = node.inputs.find((_, k) => k !== way.input);
      yield {
        numbers: withRule(way, unchanged),
        ...(other && { mistake: "missingFactor" as const }),
        words: other
          ? `the factor ${name(other)} is missing`
          : `the slope is missing: the gradient of ${name(output)} is passed on without ∂${name(output)}/∂${name(input)}`,
      };
    }
  },
};
export default missingSlope;
