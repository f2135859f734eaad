import type { ProgramDocument } from "../document/programDocument";
import { readElement } from "../names/elementName";
import type { Quantity } from "../names/quantity";
import { createMovableProgram } from "../pass/programs/movableProgram";
import type { ProgramPass } from "../pass/programs/programPass";
import { lossValue } from "../pass/slot";
import { slotOf } from "../pass/slotOf";
import type { Work } from "../pass/work";
import { type NamedLiteral, namedLiterals } from "../program/literals/literalNames";
import { withLiteral } from "../program/literals/literals";
import { createProgramReader } from "../program/parse/reparse";
import { variablesOf } from "../program/run/results/outcome";
import { type Run, runRead } from "../program/run/runProgram";
import type { Shape } from "../shape";
import { type AxisWindow, windowAround } from "./lossCurve";

/** Quantities of a program as functions of one number of its text, all others staying where they are. */
export interface ProgramCurves {
  /** The number's name. */
  readonly along: string;
  readonly value: number;
  /** Whether it takes whole numbers only. */
  readonly isInteger: boolean;
  readonly window: AxisWindow;
  readonly at: Float64Array;
  readonly curves: readonly QuantityCurve[];
  /** Stretches in which the program stops, and why it does at their first point. */
  readonly stops: readonly { readonly window: AxisWindow; readonly message: string }[];
}

export interface QuantityCurve {
  readonly name: string;
  /** At the program's own number. */
  readonly value: number;
  /** At each point; NaN where the program stops, or doesn't have the quantity. */
  readonly values: Float64Array;
  /**
   * Its derivative there by the way back of each run. Absent where there is none: of a gradient, of what is no
   * floating-point number, along a number from which no gradient is taken.
   */
  readonly slope?: number;
  readonly slopes?: Float64Array;
}

export interface ProgramCurvesOptions {
  readonly window?: AxisWindow;
  /** How many points there are; of a whole number each is one. */
  readonly points?: number;
}

const usualPoints = 161;
const mostIntegers = 200;

/**
 * Runs the program at each point, so that what it branches on, and what it picks, is as it is there.
 * @param along a name of `namedLiterals`
 * @param draw canonical names: numbers of variables, of the graph, gradients of the open scalar
 * @param now a clock in milliseconds
 * @throws RangeError where there is no such number
 */
export function* programCurves(
  pass: ProgramPass,
  along: string,
  draw: readonly string[],
  now: () => number,
  { window: wanted, points = usualPoints }: ProgramCurvesOptions = {},
): Work<ProgramCurves> {
  const { document } = pass;
  const source = document.program.replace(/\r\n?/g, "\n");
  const literal = namedLiterals(source).find(({ name }) => name === along);
  if (!literal) throw new RangeError(`curves: the program has no number ${along}`);
  const { value, isInteger } = literal;
  const window = wanted ?? windowOf(literal);
  const at = isInteger ? integersIn(window) : between(window, points);
  const read = createProgramReader();
  const readers = draw.map((name) => readerOf(pass, name, along, now));
  const curves = draw.map((name) => ({
    name,
    values: new Float64Array(at.length),
    slopes: new Float64Array(at.length),
  }));
  const stops: { window: [number, number]; message: string; last: number }[] = [];
  const runAt = (number: number) =>
    runRead(withLiteral(source, literal, number), read, now, undefined, document.pass);
  for (let k = 0; k < at.length; k++) {
    const there = runAt(at[k]);
    let fault: string | undefined;
    for (const [q, readQuantity] of readers.entries()) {
      const found = readQuantity(there);
      if ("fault" in found) fault = found.fault;
      curves[q].values[k] = "fault" in found ? Number.NaN : found.value;
      curves[q].slopes[k] = "fault" in found ? Number.NaN : (found.slope ?? Number.NaN);
      yield (k + q / readers.length) / at.length;
    }
    if (fault === undefined) continue;
    const last = stops.at(-1);
    if (last?.last === k - 1) {
      last.window[1] = at[k];
      last.last = k;
    } else stops.push({ window: [at[k], at[k]], message: fault, last: k });
  }
  const here = runAt(value);
  return {
    along,
    value,
    isInteger,
    window,
    at,
    curves: curves.map(({ name, values, slopes }, q) => {
      const found = readers[q](here);
      const own = "fault" in found ? { value: Number.NaN } : found;
      const hasSlopes = own.slope !== undefined;
      return { name, value: own.value, values, ...(hasSlopes && { slope: own.slope, slopes }) };
    }),
    stops: stops.map(({ window: where, message }) => ({ window: where, message })),
  };
}

/** A quantity of a run with another number in the text. */
type ReadQuantity = (
  run: Run,
) => { readonly value: number; readonly slope?: number } | { readonly fault: string };

function readerOf(
  { document, graph }: ProgramPass,
  name: string,
  along: string,
  now: () => number,
): ReadQuantity {
  const element = readElement(name);
  return element
    ? variableReader(document, name, element, along, now)
    : graphReader(document, graph.parse(name), name, now);
}

/** A number of a variable, with the way back from it. */
function variableReader(
  { optimizer: _optimizer, parameters: _parameters, ...plain }: ProgramDocument,
  name: string,
  { array, index }: { readonly array: string; readonly index: readonly number[] },
  along: string,
  now: () => number,
): ReadQuantity {
  const own = createMovableProgram(now);
  return (run) => {
    if (run.fault) return { fault: run.fault.message };
    const taken = own.take({ ...plain, of: name }, run);
    if (!("fault" in taken)) {
      const slope = slopeIn(taken.pass, along);
      return { value: lossValue(taken.pass.plan), ...(slope !== undefined && { slope }) };
    }
    // What isn't a floating-point number has a value all the same.
    const value = variableIn(run, array, index);
    return value === undefined ? { fault: taken.fault.message } : { value };
  };
}

/** Another number of the graph, or the gradient of one. */
function graphReader(
  document: ProgramDocument,
  quantity: Quantity | undefined,
  name: string,
  now: () => number,
): ReadQuantity {
  const own = createMovableProgram(now);
  return (run) => {
    const taken = own.take(document, run);
    if ("fault" in taken) return { fault: taken.fault.message };
    const { plan } = taken.pass;
    const slot = quantity && slotOf(plan, quantity.of);
    if (!slot) return { fault: `there is no ${name} there` };
    const buffers = quantity.kind === "gradient" ? plan.gradients : plan.values;
    return { value: buffers[slot.tensor][slot.k] ?? Number.NaN };
  };
}

/** The gradient of a run's scalar by a starting number; nothing where none is taken. */
function slopeIn({ graph, plan }: ProgramPass, along: string): number | undefined {
  const quantity = graph.parse(along);
  const slot = quantity?.kind === "plain" ? slotOf(plan, quantity.of) : undefined;
  return slot && plan.gradients[slot.tensor][slot.k];
}

function variableIn(run: Run, name: string, index: readonly number[]): number | undefined {
  const variable = variablesOf(run).get(name);
  if (!variable) return undefined;
  return variable.numbers[flatOf(index, variable.shape)];
}

const flatOf = (index: readonly number[], shape: Shape) =>
  shape.reduce((flat, length, axis) => flat * length + (index[axis] ?? 0), 0);

function windowOf({ value, isInteger }: NamedLiteral): AxisWindow {
  if (isInteger) return [value - 10, value + 10];
  return windowAround(value, [value / 2]);
}

const between = ([from, to]: AxisWindow, points: number) =>
  Float64Array.from({ length: points }, (_, k) => from + (k / (points - 1)) * (to - from));

function integersIn([from, to]: AxisWindow): Float64Array {
  const [first, last] = [Math.ceil(from), Math.floor(to)];
  const step = Math.max(1, Math.ceil((last - first + 1) / mostIntegers));
  return Float64Array.from(
    { length: Math.max(1, Math.floor((last - first) / step) + 1) },
    (_, k) => first + k * step,
  );
}
