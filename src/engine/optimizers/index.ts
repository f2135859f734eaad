import adagrad from "./adagrad";
import adam from "./adam";
import adamW from "./adamW";
import momentum from "./momentum";
import momentumEma from "./momentumEma";
import momentumVelocity from "./momentumVelocity";
import nesterov from "./nesterov";
import type { Optimizer } from "./optimizer";
import rmsprop from "./rmsprop";
import sgd from "./sgd";

/** All optimizers, in the order of the menus. */
export const optimizers: readonly Optimizer[] = [
  sgd,
  momentum,
  momentumEma,
  momentumVelocity,
  nesterov,
  rmsprop,
  adagrad,
  adam,
  adamW,
];
