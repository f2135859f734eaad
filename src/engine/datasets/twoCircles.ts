import { normal } from "../random";
import type { Dataset } from "./dataset";

const twoCircles: Dataset = {
  id: "twoCircles",
  label: "two circles",
  task: "classification",
  parameters: [
    {
      name: "noise",
      symbol: "\\sigma",
      meaning: "how far points stray from their circle: the standard deviation of each coordinate",
      default: 0.05,
      minimum: 0,
    },
    {
      name: "ratio",
      symbol: "r",
      meaning: "the radius of the inner circle; that of the outer one is 1",
      default: 0.5,
      minimum: 0,
      below: 1,
    },
  ],
  words: "One class on a circle around the other: no straight line parts them.",
  generate({ noise, ratio }, count, random) {
    const inputs = new Float64Array(2 * count);
    const targets = new Float64Array(2 * count);
    for (let n = 0; n < count; n++) {
      // Taking turns keeps the classes balanced.
      const label = n % 2;
      const radius = label === 0 ? 1 : ratio;
      const angle = 2 * Math.PI * random();
      inputs[2 * n] = radius * Math.cos(angle) + noise * normal(random);
      inputs[2 * n + 1] = radius * Math.sin(angle) + noise * normal(random);
      targets[2 * n + label] = 1;
    }
    return { count, features: 2, outputs: 2, inputs, targets };
  },
};
export default twoCircles;
