import cumprod from "./alongAxis/cumprod";
import cumsum from "./alongAxis/cumsum";
import logSoftmax from "./alongAxis/logSoftmax";
import softmaxAlong from "./alongAxis/softmaxAlong";
import add from "./elementwise/arithmetic/add";
import divide from "./elementwise/arithmetic/divide";
import fmod from "./elementwise/arithmetic/fmod";
import multiply from "./elementwise/arithmetic/multiply";
import remainder from "./elementwise/arithmetic/remainder";
import subtract from "./elementwise/arithmetic/subtract";
import clip from "./elementwise/choices/clip";
import firstMax from "./elementwise/choices/firstMax";
import firstMin from "./elementwise/choices/firstMin";
import hardtanh from "./elementwise/choices/hardtanh";
import maximum from "./elementwise/choices/maximum";
import minimum from "./elementwise/choices/minimum";
import where from "./elementwise/choices/where";
import logAddExp from "./elementwise/exponentials/logAddExp";
import power from "./elementwise/powers/power";
import raise from "./elementwise/powers/raise";
import arctan2 from "./elementwise/trigonometric/arctan2";
import det from "./linearAlgebra/det";
import inv from "./linearAlgebra/inv";
import solve from "./linearAlgebra/solve";
import type { Operation } from "./operation";
import matmul from "./products/matmul";
import outer from "./products/outer";
import trace from "./products/trace";
import logSumExp from "./reductions/logSumExp";
import max from "./reductions/max";
import mean from "./reductions/mean";
import min from "./reductions/min";
import norm from "./reductions/norm";
import prod from "./reductions/prod";
import std from "./reductions/std";
import sum from "./reductions/sum";
import variance from "./reductions/var";
import concatenate from "./shapes/concatenate";
import diagonalMatrix from "./shapes/diagonalMatrix";
import masked from "./shapes/masked";
import pad from "./shapes/pad";
import pick from "./shapes/pick";
import put from "./shapes/put";
import repeated from "./shapes/repeated";
import reshape from "./shapes/reshape";
import scatter from "./shapes/scatter";
import stack from "./shapes/stack";
import transpose from "./shapes/transpose";
import { unaryOperations } from "./unaryOperations";

/** All operations of programs. */
export const operations: readonly Operation[] = [
  ...unaryOperations,
  add,
  arctan2,
  clip,
  divide,
  firstMax,
  firstMin,
  fmod,
  hardtanh,
  logAddExp,
  maximum,
  minimum,
  multiply,
  power,
  raise,
  remainder,
  subtract,
  where,
  cumprod,
  cumsum,
  logSoftmax,
  logSumExp,
  max,
  mean,
  min,
  norm,
  prod,
  softmaxAlong,
  std,
  sum,
  variance,
  matmul,
  outer,
  trace,
  concatenate,
  diagonalMatrix,
  masked,
  pad,
  pick,
  put,
  repeated,
  reshape,
  scatter,
  stack,
  transpose,
  det,
  inv,
  solve,
];
