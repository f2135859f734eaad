import { normal } from "../random";
import { classified, type MadeSet, noiseOf } from "./dataset";

const spirals: MadeSet = {
  id: "spirals",
  label: "spirals",
  task: "classification",
  parameters: [
    noiseOf("how far points stray from their arm: the standard deviation of each coordinate", 0.02),
    {
      name: "turns",
      symbol: "n",
      meaning: "how often an arm goes around the middle",
      default: 1.5,
      minimum: 0.25,
      maximum: 4,
    },
  ],
  words: "Two arms that wind around each other; the more turns, the more units it takes.",
  features: 2,
  outputs: () => 2,
  generate: ({ noise, turns }, count, random) =>
    classified(2, 2, count, (label) => {
      const along = random();
      const angle = 2 * Math.PI * turns * along + (label === 0 ? 0 : Math.PI);
      return [
        along * Math.sin(angle) + noise * normal(random),
        along * Math.cos(angle) + noise * normal(random),
      ];
    }),
};
export default spirals;
