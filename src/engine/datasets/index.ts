import blobs from "./blobs";
import type { Dataset } from "./dataset";
import digits from "./digits";
import gaussians from "./gaussians";
import hills from "./hills";
import ringInSquare from "./ringInSquare";
import saddle from "./saddle";
import sineCurve from "./sineCurve";
import spirals from "./spirals";
import stepCurve from "./stepCurve";
import twoCircles from "./twoCircles";
import twoMoons from "./twoMoons";
import xor from "./xor";

/** All datasets, in the order of the menus. */
export const datasets: readonly Dataset[] = [
  twoCircles,
  twoMoons,
  xor,
  spirals,
  ringInSquare,
  gaussians,
  blobs,
  sineCurve,
  stepCurve,
  saddle,
  hills,
  digits,
];
