import type { Recorded } from "../../tape/recorded";
import { withInput } from "./rules";
import type { ClaimMistake, Situation, WayBack } from "./situation";

/** Values that are near another and have its shape: what goes into its function, and what its functions make. */
function* relatives(value: Recorded, { ways }: Situation): Iterable<Recorded> {
  const isAlike = (other: Recorded) =>
    other !== value && other.data.length === value.data.length && String(other.shape) === String(value.shape);
  const before = [value];
  for (const one of before) {
    for (const input of one.node?.inputs ?? [])
      if (isAlike(input) && !before.includes(input) && before.length < 6) before.push(input);
  }
  yield* before.slice(1);
  for (const { output, node } of ways)
    for (const other of [output, ...node.inputs]) if (isAlike(other) && !before.includes(other)) yield other;
}

const otherInput: ClaimMistake = {
  id: "otherInput",
  *candidates(situation) {
    for (const way of situation.ways)
      for (const [place, factor] of factors(way))
        for (const other of relatives(factor, situation))
          if (!/^[-\d.]*$/.test(situation.name(other)))
            yield {
              numbers: situation.withRule(way, withInput(place, other.data)),
              words: `${situation.name(other)} stands where ${situation.name(factor)} belongs`,
            };
  },
};

/** The other factors of a product. */
const factors = ({ node, input }: WayBack) => [...node.inputs.entries()].filter(([place]) => place !== input);

export default otherInput;
