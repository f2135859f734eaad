import { normalBelow } from "../math/distributions";
import { normal } from "../random";
import { classified, type MadeSet } from "./dataset";

const gaussians: MadeSet = {
  id: "gaussians",
  label: "two Gaussians",
  task: "classification",
  parameters: [
    {
      name: "distance",
      symbol: "d",
      meaning: "between the two centres",
      default: 2,
      minimum: 0,
      maximum: 10,
    },
    {
      name: "spread",
      symbol: "\\sigma",
      meaning: "the standard deviation of each coordinate",
      default: 0.7,
      minimum: 0.01,
      maximum: 5,
    },
  ],
  words: "Two clouds that overlap: the best boundary is the straight line halfway, and even it errs.",
  features: 2,
  outputs: () => 2,
  generate: ({ distance, spread }, count, random) => {
    // The centres lie on the diagonal, so that both inputs are needed.
    const centre = distance / 2 / Math.SQRT2;
    return classified(2, 2, count, (label) => {
      const at = label === 0 ? -centre : centre;
      return [at + spread * normal(random), at + spread * normal(random)];
    });
  },
  bestAccuracy: ({ distance, spread }) => normalBelow(distance / (2 * spread)),
};
export default gaussians;
