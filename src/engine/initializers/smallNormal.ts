import { normal } from "../random";
import type { Initializer } from "./initializer";

const deviation = 0.01;

const smallNormal: Initializer = {
  id: "smallNormal",
  label: "normal, 0.01",
  words: "0.01 · randn: from a normal distribution with standard deviation 0.01, whatever the layer's size.",
  fill(weights, _inputs, _outputs, random) {
    for (let k = 0; k < weights.length; k++) weights[k] = deviation * normal(random);
  },
};
export default smallNormal;
