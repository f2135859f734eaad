import { type Initializer, uniformWithin } from "./initializer";

/** The default of PyTorch's linear layer. */
const uniform: Initializer = {
  id: "uniform",
  label: "uniform, ±1/√inputs",
  words: "Evenly between −1/√inputs and 1/√inputs.",
  fill(weights, inputs, _outputs, random) {
    uniformWithin(1 / Math.sqrt(inputs), weights, random);
  },
};
export default uniform;
