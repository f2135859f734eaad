import arccos from "./elementwise/arccos";
import arcsin from "./elementwise/arcsin";
import arctan from "./elementwise/arctan";
import cos from "./elementwise/cos";
import cosh from "./elementwise/cosh";
import erf from "./elementwise/erf";
import exp from "./elementwise/exp";
import expm1 from "./elementwise/expm1";
import gelu from "./elementwise/gelu";
import log from "./elementwise/log";
import log1p from "./elementwise/log1p";
import log2 from "./elementwise/log2";
import log10 from "./elementwise/log10";
import logSigmoid from "./elementwise/logSigmoid";
import negate from "./elementwise/negate";
import reciprocal from "./elementwise/reciprocal";
import sign from "./elementwise/sign";
import silu from "./elementwise/silu";
import sin from "./elementwise/sin";
import sinh from "./elementwise/sinh";
import sqrt from "./elementwise/sqrt";
import square from "./elementwise/square";
import tan from "./elementwise/tan";
import type { Unary } from "./operation";

/** Operations on each number of one array. */
export const unaryOperations: readonly Unary[] = [
  arccos,
  arcsin,
  arctan,
  cos,
  cosh,
  erf,
  exp,
  expm1,
  gelu,
  log,
  log10,
  log1p,
  log2,
  logSigmoid,
  negate,
  reciprocal,
  sign,
  silu,
  sin,
  sinh,
  sqrt,
  square,
  tan,
];
