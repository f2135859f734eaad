import { call, constant, type Expression, product, type ScalarFunction } from "../math/expression";
import { shortNumber } from "../math/format";
import type { Parameter, Settings } from "../math/parameter";
import { uses } from "../math/print";
import { sizeOf } from "../shape";
import type { Op, Reason } from "./op";

/** What an activation that works on each number alone has to say. */
export interface Elementwise {
  readonly id: string;
  /** As menus write it, where that is not the id. */
  readonly label?: string;
  readonly parameters?: readonly Parameter[];
  f(z: number, settings: Settings): number;
  /** The slope at z, where y = f(z). */
  derivative(z: number, y: number, settings: Settings): number;
  /** Both rules in the letters z and y, and each parameter by its symbol. */
  readonly tex: { readonly f: string; readonly derivative: string };
  /** How tightly the printed forms bind; an atom needs no parentheses. Default: `f` an atom, `derivative` a product. */
  readonly binds?: { readonly f?: ScalarFunction["binds"]; readonly derivative?: ScalarFunction["binds"] };
  readonly words: string;
  /** Where the slope jumps. At a kink itself the derivative is what `derivative` returns. */
  kinks?(settings: Settings): readonly number[];
  /** Whether its slope fades to 0 far from 0, on both sides. */
  readonly saturates?: true;
  /** What it does at a kink, where that is worse than bending. */
  readonly atKink?: "jumps";
  /** What it is where its slope is exactly 0, after "is". Where nothing is said, a slope of 0 comes from rounding. */
  off?(settings: Settings): string | undefined;
  /** Where the compiled kernels have it too: its name there. Its parameters come in the order of `parameters`. */
  readonly kernel?: string;
  /** Tuned loops for what `f` and `derivative` say; they must agree with them. */
  readonly loops?: {
    forward(z: Float64Array, y: Float64Array, count: number): void;
    backward(y: Float64Array, g: Float64Array, dz: Float64Array, count: number): void;
  };
}

/** An activation as the lists hold it: what it is, and how to make its op. */
export interface Activation {
  readonly id: string;
  readonly label: string;
  readonly parameters: readonly Parameter[];
  readonly words: string;
  /** @param settings a value for each parameter */
  create(settings: Settings): Op;
}

/** Slopes this small change a weight by less than a percent of what the gradient above it asks for. */
const small = 0.01;

/** An activation that is applied to each number alone. Z: [units, batch] → Y: the same shape. */
export function elementwise(rule: Elementwise): Activation {
  const parameters = rule.parameters ?? [];
  return {
    id: rule.id,
    label: rule.label ?? rule.id,
    parameters,
    words: rule.words,
    create: (settings) => createOp(rule, parameters, settings),
  };
}

function createOp(rule: Elementwise, parameters: readonly Parameter[], settings: Settings): Op {
  const constants = parameters.map((parameter) => constant(parameter.symbol, settings[parameter.name]));
  const symbols = parameters.map((parameter) => parameter.symbol);
  const slope = slopeFunction(rule, symbols, settings);
  const slopeAt = (z: Expression, y: Expression): Expression => {
    const shown = [z, y].filter((_, k) => uses(rule.tex.derivative, "zy"[k]));
    return call(slope, ...shown, ...constants);
  };
  const value: ScalarFunction = {
    id: rule.id,
    tex: rule.tex.f,
    letters: ["z", ...symbols],
    evaluate: (z) => rule.f(z, settings),
    derivative: ([z]) => slopeAt(z, call(value, z, ...constants)),
    binds: rule.binds?.f ?? "atom",
  };
  const kinks = rule.kinks?.(settings) ?? [];
  const { loops } = rule;
  return {
    id: rule.id,
    label: rule.label,
    inputs: ["Z"],
    shape: ([Z]) => Z,
    forward: loops
      ? (inputs, Y) => loops.forward(inputs[0], Y, Y.length)
      : ([Z], Y) => {
          for (let k = 0; k < Y.length; k++) Y[k] = rule.f(Z[k], settings);
        },
    vjp: loops
      ? (_inputs, Y, G, gradients) => {
          const dZ = gradients[0];
          if (dZ) loops.backward(Y, G, dZ, Y.length);
        }
      : ([Z], Y, G, [dZ]) => {
          if (!dZ) return;
          for (let k = 0; k < Y.length; k++) dZ[k] += G[k] * rule.derivative(Z[k], Y[k], settings);
        },
    kernel:
      rule.kernel === undefined
        ? undefined
        : { name: rule.kernel, numbers: () => parameters.map(({ name }) => settings[name]) },
    expression: ([Z], index) => call(value, Z(index), ...constants),
    gradient: ([Z], Y, G, _input, index) => product(G(index), slopeAt(Z(index), Y(index))),
    tex: {
      forward: `\\operatorname{${rule.id}}(Z)`,
      gradients: [`G \\odot \\operatorname{${rule.id}}'(Z)`],
    },
    made: settings,
    words: rule.words,
    slope: (z, y) => rule.derivative(z, y, settings),
    ...(rule.saturates && { saturates: true }),
    ...(rule.atKink === "jumps" && { jumps: true }),
    reason: ([Z], Y, k) => reasonFor(rule, settings, kinks, Z[k], Y[k]),
    kinks([Z], [shape], see) {
      for (let k = 0; k < sizeOf(shape); k++) for (const kink of kinks) see(0, k, Z[k] - kink);
    },
    example: [[3, 2]],
  };
}

/**
 * The slope as formulas show it: in y alone (1 - y^2), in z alone, or in both, as its LaTeX says. What isn't shown
 * isn't used either, so a formula can't differ from the number beside it.
 */
function slopeFunction(rule: Elementwise, symbols: readonly string[], settings: Settings): ScalarFunction {
  const [showsZ, showsY] = [uses(rule.tex.derivative, "z"), uses(rule.tex.derivative, "y")];
  const letters = [...(showsZ ? ["z"] : []), ...(showsY ? ["y"] : [])];
  return {
    id: `${rule.id}'`,
    tex: rule.tex.derivative,
    letters: [...letters, ...symbols],
    evaluate(first, second) {
      const z = showsZ ? first : Number.NaN;
      const y = showsY ? (showsZ ? second : first) : rule.f(z, settings);
      return rule.derivative(z, y, settings);
    },
    binds: rule.binds?.derivative ?? "product",
  };
}

/** Whether it rises or falls on both sides of a place where its slope is 0: there the slope is 0, and not rounded to it. */
function isLevel(rule: Elementwise, settings: Settings, z: number): boolean {
  const beside = 1e-6 * Math.max(1, Math.abs(z));
  return [z - beside, z + beside].every((at) => {
    const slope = rule.derivative(at, rule.f(at, settings), settings);
    return slope !== 0 && Number.isFinite(slope);
  });
}

function reasonFor(
  rule: Elementwise,
  settings: Settings,
  kinks: readonly number[],
  z: number,
  y: number,
): Reason | undefined {
  const slope = rule.derivative(z, y, settings);
  const label = rule.label ?? rule.id;
  if (kinks.includes(z)) return { kind: "kink", text: kinkWords(rule, settings, z, slope) };
  if (slope === 0) {
    const off = rule.off?.(settings);
    if (!off && isLevel(rule, settings, z))
      return { kind: "met", text: `0 because ${label} is level at ${shortNumber(z)}` };
    return off
      ? { kind: "off", text: `0 because ${label} is ${off}` }
      : {
          kind: "rounded",
          text: `0 only by rounding: ${label} is so nearly flat at ${shortNumber(z)} that double precision can't tell its slope from 0`,
        };
  }
  if (Math.abs(slope) < small)
    return {
      kind: "small",
      text: `small because the slope of ${label} is only ${shortNumber(slope, 1)} here`,
    };
  return undefined;
}

function kinkWords(rule: Elementwise, settings: Settings, z: number, slope: number): string {
  const label = rule.label ?? rule.id;
  if (rule.atKink)
    return `${label} jumps at ${z}: no slope describes that, and ${shortNumber(slope)} is taken, as beside it`;
  const beside = (side: number) => {
    const at = z + side * Number.MIN_VALUE;
    return shortNumber(rule.derivative(at, rule.f(at, settings), settings));
  };
  return `${label} has a kink at ${z}, with a slope of ${beside(-1)} below it and ${beside(1)} above; by convention (PyTorch's) ${shortNumber(slope)} is taken`;
}
