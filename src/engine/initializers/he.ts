import { normal } from "../random";
import type { Initializer } from "./initializer";

/** @see He, Zhang, Ren & Sun 2015, equation 10 */
const he: Initializer = {
  id: "he",
  label: "He, normal",
  words:
    "From a normal distribution with standard deviation √(2/inputs): makes up for relu switching half of the units off.",
  fill(weights, inputs, _outputs, random) {
    const deviation = Math.sqrt(2 / inputs);
    for (let k = 0; k < weights.length; k++) weights[k] = deviation * normal(random);
  },
};
export default he;
