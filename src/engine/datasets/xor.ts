import { normal } from "../random";
import { classified, type MadeSet, noiseOf } from "./dataset";

const xor: MadeSet = {
  id: "xor",
  label: "XOR",
  task: "classification",
  parameters: [
    noiseOf("how far points stray: the standard deviation of each coordinate", 0),
    {
      name: "gap",
      symbol: "g",
      meaning: "how far the quadrants' points keep from the axes",
      default: 0.05,
      minimum: 0,
      below: 1,
    },
  ],
  words: "Opposite quadrants belong together: class 1 where the signs of the two inputs differ.",
  features: 2,
  outputs: () => 2,
  generate: ({ noise, gap }, count, random) =>
    classified(2, 2, count, (label) => {
      const sign = random() < 0.5 ? -1 : 1;
      const away = () => gap + (1 - gap) * random();
      const [x, y] = [sign * away(), (label === 0 ? sign : -sign) * away()];
      return [x + noise * normal(random), y + noise * normal(random)];
    }),
};
export default xor;
