import negate from "./elementwise/arithmetic/negate";
import reciprocal from "./elementwise/arithmetic/reciprocal";
import sign from "./elementwise/choices/sign";
import erf from "./elementwise/exponentials/erf";
import exp from "./elementwise/exponentials/exp";
import expm1 from "./elementwise/exponentials/expm1";
import log from "./elementwise/exponentials/log";
import log1p from "./elementwise/exponentials/log1p";
import log2 from "./elementwise/exponentials/log2";
import log10 from "./elementwise/exponentials/log10";
import sqrt from "./elementwise/powers/sqrt";
import square from "./elementwise/powers/square";
import ceil from "./elementwise/rounding/ceil";
import floor from "./elementwise/rounding/floor";
import rint from "./elementwise/rounding/rint";
import trunc from "./elementwise/rounding/trunc";
import gelu from "./elementwise/sigmoidal/gelu";
import logSigmoid from "./elementwise/sigmoidal/logSigmoid";
import silu from "./elementwise/sigmoidal/silu";
import arccos from "./elementwise/trigonometric/arccos";
import arcsin from "./elementwise/trigonometric/arcsin";
import arctan from "./elementwise/trigonometric/arctan";
import cos from "./elementwise/trigonometric/cos";
import cosh from "./elementwise/trigonometric/cosh";
import sin from "./elementwise/trigonometric/sin";
import sinh from "./elementwise/trigonometric/sinh";
import tan from "./elementwise/trigonometric/tan";
import type { Unary } from "./factories/unary";

/** Operations on each number of one array. */
export const unaryOperations: readonly Unary[] = [
  arccos,
  arcsin,
  arctan,
  ceil,
  cos,
  cosh,
  erf,
  exp,
  expm1,
  floor,
  gelu,
  log,
  log10,
  log1p,
  log2,
  logSigmoid,
  negate,
  reciprocal,
  rint,
  sign,
  silu,
  sin,
  sinh,
  sqrt,
  square,
  tan,
  trunc,
];
