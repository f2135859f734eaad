import { sidesOf } from "../explain/reasons/effect";
import { createRounding } from "../explain/reasons/rounding";
import { nameOf, plainName } from "../names/canonicalName";
import { gradientOf } from "../names/quantity";
import type { Plain } from "../names/tensorRef";
import { copiedPlan, copiedState } from "../pass/copiedPlan";
import type { GraphPass } from "../pass/pass";
import { backward, fillShown, forward } from "../pass/passes";
import { lossValue, type Slot, trying } from "../pass/slot";
import { slotOf } from "../pass/slotOf";
import { update } from "../pass/update";
import { updateOf } from "../pass/updateOf";
import type { Work } from "../pass/work";
import { firstNonFinite } from "../steps/nonFinite";
import { type DifferenceMethod, finiteDifference, pointOf } from "./check";
import { crossedKinks, type KinkSides, readKinkSides } from "./kinkSides";
import { niceAbove } from "./niceNumber";

/** From … to, on an axis. */
export type AxisWindow = readonly [number, number];

/** The loss as a function of one parameter alone, all others staying where they are. */
export interface LossCurve {
  readonly parameter: string;
  readonly value: number;
  readonly loss: number;
  /** dL/dw: the slope of the tangent. */
  readonly gradient: number;
  /** Whether the gradient is no more than what rounding has left where larger numbers cancel. */
  readonly isRounding: boolean;
  /** The curve's slopes beside the point, where it stands on a kink; the gradient is then but a convention. */
  readonly beside?: Beside;
  readonly window: AxisWindow;
  /** The curve, from the window's left to its right. */
  readonly at: Float64Array;
  readonly losses: Float64Array;
  /** Stretches of the curve where the loss is not finite, and the quantity in which that first arises. */
  readonly gaps: readonly { readonly window: AxisWindow; readonly first: string | undefined }[];
  /** Where a quantity comes to the other side of a kink, to the accuracy of the curve. */
  readonly kinks: readonly { readonly at: number; readonly quantities: readonly string[] }[];
  /** What one update does to this parameter; absent for a number that no update changes. */
  readonly update?: {
    readonly value: number;
    /** The change of the loss where this parameter alone moves: by the gradient, and in truth. */
    readonly alone: LossChange;
    /** The same where all parameters move, as they do. */
    readonly all: LossChange;
  };
  readonly secant?: Secant;
}

export interface Beside {
  readonly left: number;
  readonly right: number;
  /** Whether the loss jumps there, which neither tells. */
  readonly jumps: boolean;
}

export interface LossChange {
  /** First order: the sum of gradient times movement. */
  readonly predicted: number;
  readonly real: number;
}

/** The line through the two points of a finite difference. */
export interface Secant {
  readonly slope: number;
  readonly points: readonly [Spot, Spot];
  /** Kinks between the points; the slope is then that of neither side. */
  readonly kinks: readonly string[];
}

export interface Spot {
  readonly at: number;
  readonly loss: number;
}

export interface LossCurveOptions {
  /** By default around the parameter, wide enough for its update. */
  readonly window?: AxisWindow;
  readonly difference?: { readonly method: DifferenceMethod; readonly step: number };
}

/** How many points the curve has. */
const points = 241;

/**
 * @param parameter a weight or a bias of a network, or any number that a program starts from
 * @throws Error where the pass has no such number
 */
export function* lossCurve(
  pass: GraphPass,
  parameter: Plain,
  options: LossCurveOptions = {},
): Work<LossCurve> {
  const plan = copiedPlan(pass);
  const found = slotOf(plan, parameter);
  if (!found) throw new Error(`loss curve: there is no number ${plainName(parameter)}`);
  const slot: Slot = found;
  const value = plan.values[slot.tensor][slot.k];
  const gradient = pass.plan.gradients[slot.tensor][slot.k];
  const isUpdated = plan.graph.parameters.includes(slot.tensor);
  const change = isUpdated ? updateOf(pass, parameter) : 0;
  const window = options.window ?? windowAround(value, [change]);
  forward(plan);
  const here = pointOf(plan);

  const at = Float64Array.from({ length: points }, (_, k) => between(window, k / (points - 1)));
  const losses = new Float64Array(points);
  const kinks: { at: number; quantities: string[] }[] = [];
  let before: KinkSides | undefined;
  for (let k = 0; k < points; k++) {
    trying(plan, slot, at[k], () => {
      losses[k] = lossValue(plan);
      const sides = readKinkSides(plan);
      const quantities = before ? crossedKinks(plan, [before, sides]) : [];
      const last = kinks.at(-1);
      // A point of the curve that lies on the kink changes sides twice.
      if (last && k > 1 && last.at > at[k - 2] && String(last.quantities) === String(quantities))
        last.at = at[k - 1];
      else if (quantities.length > 0) kinks.push({ at: (at[k - 1] + at[k]) / 2, quantities });
      before = sides;
    });
    yield k / points;
  }

  const landed = value + change;
  const alone = {
    predicted: gradient * change,
    real: trying(plan, slot, landed, () => lossValue(plan)) - here.loss,
  };
  const beside = besideOf(pass, parameter, gradient);
  const secant = options.difference && secantOf(options.difference);
  return {
    parameter: plainName(parameter),
    value,
    loss: here.loss,
    gradient,
    isRounding: createRounding(pass)(nameOf(gradientOf(parameter, pass.graph.lossName)), gradient),
    ...(beside && { beside }),
    window,
    at,
    losses,
    gaps: gapsOf(at, losses).map((gap) => ({
      window: gap,
      first: firstNonFinite(passAt(pass, slot, (gap[0] + gap[1]) / 2)),
    })),
    kinks,
    ...(isUpdated && { update: { value: landed, alone, all: changeOfAll(pass) } }),
    ...(secant && { secant }),
  };

  function secantOf({ method, step }: { method: DifferenceMethod; step: number }): Secant {
    const { slope, above, below, kinks } = finiteDifference(plan, slot, method, step, here);
    const left = method === "central" ? value - step : value;
    return {
      slope,
      points: [
        { at: left, loss: below.loss },
        { at: value + step, loss: above.loss },
      ],
      kinks,
    };
  }
}

/** The pass with a number in another place. */
function passAt(pass: GraphPass, { tensor, k }: Slot, value: number): GraphPass {
  const plan = copiedPlan(pass);
  plan.values[tensor][k] = value;
  forward(plan);
  backward(plan);
  fillShown(plan);
  const [before, after] = [copiedState(pass), copiedState(pass)];
  const updated = plan.parameters.slice();
  update(after, { ...plan, parameters: updated });
  return { graph: pass.graph, plan, before, after, updated };
}

function besideOf(pass: GraphPass, parameter: Plain, value: number): Beside | undefined {
  const sides = sidesOf({ quantity: gradientOf(parameter, pass.graph.lossName), value }, pass);
  if (!sides) return undefined;
  const { raising, lowering } = sides;
  const jumps = raising.jumps.length + lowering.jumps.length > 0;
  return { left: 0 - lowering.rate, right: raising.rate, jumps };
}

/** What the loss does where all parameters go where an update takes them. */
function changeOfAll(pass: GraphPass): LossChange {
  const { plan, updated } = pass;
  const there = copiedPlan(pass);
  there.parameters.set(updated);
  forward(there);
  let predicted = 0;
  for (let k = 0; k < updated.length; k++)
    predicted += plan.parameterGradients[k] * (updated[k] - plan.parameters[k]);
  return { predicted, real: lossValue(there) - lossValue(plan) };
}

/** What is smaller has a window of its own size: in the usual one it would be as good as 0. */
const smallest = 0.01;

/**
 * A round window with a number in its middle, of a curve or a map along it.
 * @param reaches how far things that should be seen are away; what isn't finite or far off can't be
 */
export function windowAround(value: number, reaches: readonly number[]): AxisWindow {
  const size = Math.abs(value);
  const seen = reaches.map(Math.abs).filter((reach) => reach < Math.max(20, size));
  const own = size > 0 && size < smallest ? 2 * size : Math.max(0.5, size / 4);
  const half = niceAbove(Math.max(own, ...seen.map((reach) => 1.5 * reach)));
  return [value - half, value + half];
}

const between = ([from, to]: AxisWindow, share: number) => from + share * (to - from);

/** Stretches of neighbours that aren't finite. */
function gapsOf(at: Float64Array, losses: Float64Array): AxisWindow[] {
  const gaps: [number, number][] = [];
  losses.forEach((loss, k) => {
    if (Number.isFinite(loss)) return;
    if (k > 0 && !Number.isFinite(losses[k - 1])) gaps[gaps.length - 1][1] = at[k];
    else gaps.push([at[k], at[k]]);
  });
  return gaps;
}
