import { normal } from "../random";
import { classified, type MadeSet, noiseOf } from "./dataset";

const twoMoons: MadeSet = {
  id: "twoMoons",
  label: "two moons",
  task: "classification",
  parameters: [
    noiseOf("how far points stray from their half circle: the standard deviation of each coordinate", 0.1),
  ],
  words: "Two half circles of radius 1 that reach into each other.",
  features: 2,
  outputs: () => 2,
  generate: ({ noise }, count, random) =>
    classified(2, 2, count, (label) => {
      const angle = Math.PI * random();
      const [x, y] =
        label === 0
          ? [Math.cos(angle) - 0.5, Math.sin(angle) - 0.25]
          : [0.5 - Math.cos(angle), 0.25 - Math.sin(angle)];
      return [x + noise * normal(random), y + noise * normal(random)];
    }),
};
export default twoMoons;
