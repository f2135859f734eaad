import type { Activation } from "../ops/activation/elementwise";
import abs from "./abs";
import elu from "./elu";
import identity from "./identity";
import leakyRelu from "./leakyRelu";
import relu from "./relu";
import sigmoid from "./sigmoid";
import softmax from "./softmax";
import softplus from "./softplus";
import step from "./step";
import tanh from "./tanh";

/** All activations, in the order of the menus. */
export const activations: readonly Activation[] = [
  identity,
  sigmoid,
  tanh,
  relu,
  leakyRelu,
  elu,
  softplus,
  abs,
  step,
  softmax,
];
