import { normal } from "../random";
import { classified, type MadeSet, noiseOf } from "./dataset";

const ringInSquare: MadeSet = {
  id: "ringInSquare",
  label: "ring in a square",
  task: "classification",
  parameters: [
    noiseOf("how far points stray: the standard deviation of each coordinate", 0),
    {
      name: "side",
      symbol: "s",
      meaning: "the side of the inner square; that of the outer one is 2",
      default: 1,
      minimum: 0.1,
      below: 2,
    },
    {
      name: "gap",
      symbol: "g",
      meaning: "how far the ring keeps from the inner square",
      default: 0.05,
      minimum: 0,
      below: 1,
    },
  ],
  words: "A square of one class within a square ring of the other: four straight lines part them.",
  features: 2,
  outputs: () => 2,
  generate: ({ noise, side, gap }, count, random) =>
    classified(2, 2, count, (label) => {
      const [x, y] = label === 1 ? inSquare(side / 2, random) : inRing(Math.min(1, side / 2 + gap), random);
      return [x + noise * normal(random), y + noise * normal(random)];
    }),
};
export default ringInSquare;

const inSquare = (half: number, random: () => number) => [
  half * (2 * random() - 1),
  half * (2 * random() - 1),
];

/** Evenly over the square of side 2 without its middle: four equal bars, one turned into the next. */
function inRing(inner: number, random: () => number): number[] {
  const across = inner + (1 - inner) * random();
  const along = -1 + (1 + inner) * random();
  const turn = Math.floor(4 * random());
  if (turn === 0) return [across, along];
  if (turn === 1) return [-along, across];
  return turn === 2 ? [-across, -along] : [along, -across];
}
