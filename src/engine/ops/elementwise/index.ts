import arccos from "./arccos";
import arcsin from "./arcsin";
import arctan from "./arctan";
import cos from "./cos";
import cosh from "./cosh";
import erf from "./erf";
import exp from "./exp";
import expm1 from "./expm1";
import gelu from "./gelu";
import log from "./log";
import log10 from "./log10";
import log1p from "./log1p";
import log2 from "./log2";
import logSigmoid from "./logSigmoid";
import negate from "./negate";
import reciprocal from "./reciprocal";
import sign from "./sign";
import silu from "./silu";
import sin from "./sin";
import sinh from "./sinh";
import sqrt from "./sqrt";
import square from "./square";
import tan from "./tan";
import type { Unary } from "../operation";

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
