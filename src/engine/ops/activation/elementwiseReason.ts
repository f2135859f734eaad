import { shortNumber } from "../../math/format";
import type { Settings } from "../../math/parameter";
import type { Reason } from "../reason";
import type { Elementwise } from "./elementwiseRule";

/** Slopes this small change a weight by less than a percent of what the gradient above it asks for. */
const small = 0.01;

/**
 * Whether it rises or falls on both sides of a place where its slope is 0, or on that where it is defined: there the
 * slope is 0, and not rounded to it.
 */
function isLevel(rule: Elementwise, settings: Settings, z: number): boolean {
  // Numbers beside a tiny one are tiny, too, and their powers underflow with it; beside 0 high powers do.
  const beside = z === 0 ? 0.5 : 1e-6 * Math.abs(z);
  const slopes = [z - beside, z + beside].map((at) => rule.derivative(at, rule.f(at, settings), settings));
  return slopes.some(Number.isFinite) && slopes.every((slope) => slope !== 0);
}

/** Why the slope at z is 0, small, or agreed upon; nothing where it is neither. */
export function reasonFor(
  rule: Elementwise,
  settings: Settings,
  kinks: readonly number[],
  z: number,
  y: number,
): Reason | undefined {
  const slope = rule.derivative(z, y, settings);
  const label = rule.label ?? rule.id;
  const isAtJump = Number.isFinite(z) && rule.nearestJump?.(z) === z;
  if (isAtJump || kinks.includes(z)) return { kind: "kink", text: kinkWords(rule, settings, z, slope) };
  if (slope === 0) {
    const off = rule.off?.(settings);
    if (!off && isLevel(rule, settings, z))
      return { kind: "met", text: `${label} is level at ${shortNumber(z)}` };
    return off
      ? { kind: "off", text: `${label} is ${off}` }
      : {
          kind: "rounded",
          text: `${label} is so nearly flat at ${shortNumber(z)} that double precision can't tell its slope from 0`,
        };
  }
  if (Math.abs(slope) < small)
    return {
      kind: "small",
      text: `the slope of ${label} is only ${shortNumber(slope, 1)} here`,
    };
  return undefined;
}

function kinkWords(rule: Elementwise, settings: Settings, z: number, slope: number): string {
  const label = rule.label ?? rule.id;
  if (rule.atKink || rule.nearestJump)
    return `${label} jumps at ${shortNumber(z)}: no slope describes that, and ${shortNumber(slope)} is taken, as beside it`;
  const beside = (side: number) => {
    const at = z + side * Number.MIN_VALUE;
    return shortNumber(rule.derivative(at, rule.f(at, settings), settings));
  };
  return `${label} has a kink at ${z}, with a slope of ${beside(-1)} below it and ${beside(1)} above; by convention (PyTorch's) ${shortNumber(slope)} is taken`;
}
