import { normal } from "../random";
import { classified, type MadeSet } from "./dataset";

const blobs: MadeSet = {
  id: "blobs",
  label: "blobs",
  task: "classification",
  parameters: [
    {
      name: "classes",
      symbol: "K",
      meaning: "how many clouds, each a class of its own",
      default: 4,
      minimum: 3,
      maximum: 6,
      integer: true,
    },
    {
      name: "spread",
      symbol: "\\sigma",
      meaning: "the standard deviation of each coordinate; the centres lie on a circle of radius 1",
      default: 0.2,
      minimum: 0.01,
      maximum: 2,
    },
  ],
  words: "Clouds around a circle, each a class of its own.",
  features: 2,
  outputs: ({ classes }) => classes,
  generate: ({ classes, spread }, count, random) =>
    classified(2, classes, count, (label) => {
      const angle = (2 * Math.PI * label) / classes;
      return [Math.cos(angle) + spread * normal(random), Math.sin(angle) + spread * normal(random)];
    }),
};
export default blobs;
