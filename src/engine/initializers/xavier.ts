import { type Initializer, uniformWithin } from "./initializer";

/** @see Glorot & Bengio 2010, equation 16 */
const xavier: Initializer = {
  id: "xavier",
  label: "Xavier (Glorot), uniform",
  words:
    "Evenly between ±√(6/(inputs + outputs)): keeps the size of activations and gradients through tanh layers.",
  fill(weights, inputs, outputs, random) {
    uniformWithin(Math.sqrt(6 / (inputs + outputs)), weights, random);
  },
};
export default xavier;
