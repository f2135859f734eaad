import adagrad from "./adagrad";
import adam from "./adam";
import adamKeras from "./adamKeras";
import adamW from "./adamW";
import momentum from "./momentum";
import momentumEma from "./momentumEma";
import momentumVelocity from "./momentumVelocity";
import nesterov from "./nesterov";
import type { Optimizer } from "./optimizer";
import rmsprop from "./rmsprop";
import rmspropKeras from "./rmspropKeras";
import sgd from "./sgd";

/** All optimizers, in the order of the menus. */
export const optimizers: readonly Optimizer[] = [
  sgd,
  momentum,
  momentumEma,
  momentumVelocity,
  nesterov,
  rmsprop,
  rmspropKeras,
  adagrad,
  adam,
  adamKeras,
  adamW,
];
