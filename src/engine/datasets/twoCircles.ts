import { scaledBessel0 } from "../math/distributions";
import { normal } from "../random";
import { classified, type MadeSet, noiseOf } from "./dataset";

const twoCircles: MadeSet = {
  id: "twoCircles",
  label: "two circles",
  task: "classification",
  parameters: [
    noiseOf("how far points stray from their circle: the standard deviation of each coordinate", 0.05),
    {
      name: "radiusRatio",
      symbol: "r",
      meaning: "the radius of the inner circle; that of the outer one is 1",
      default: 0.5,
      minimum: 0,
      below: 1,
    },
  ],
  words: "One class on a circle around the other: no straight line parts them.",
  features: 2,
  outputs: () => 2,
  generate: ({ noise, radiusRatio }, count, random) =>
    classified(2, 2, count, (label) => {
      const radius = label === 0 ? 1 : radiusRatio;
      const angle = 2 * Math.PI * random();
      return [
        radius * Math.cos(angle) + noise * normal(random),
        radius * Math.sin(angle) + noise * normal(random),
      ];
    }),
  /** All that tells the classes apart is the distance from the middle; the best guess is the circle it is likelier on. */
  bestAccuracy({ noise, radiusRatio }) {
    if (noise === 0) return 1;
    const end = 1 + 9 * noise;
    const cells = 4000;
    let both = 0;
    for (let cell = 0; cell < cells; cell++) {
      const distance = (end * (cell + 0.5)) / cells;
      both += Math.max(density(distance, 1, noise), density(distance, radiusRatio, noise));
    }
    return Math.min(1, (0.5 * both * end) / cells);
  },
};
export default twoCircles;

/** Of the distance from the middle, for points on a circle with normal noise: Rice's distribution. */
function density(distance: number, radius: number, noise: number): number {
  const square = noise * noise;
  const exponential = Math.exp(-((distance - radius) ** 2) / (2 * square));
  return (distance / square) * exponential * scaledBessel0((distance * radius) / square);
}
