import {
  call,
  constant,
  type Expression,
  number,
  product,
  type ScalarFunction,
} from "../../math/expressions/expression";
import { showsLetter } from "../../math/expressions/print";
import { texNumber } from "../../math/format";
import type { Parameter, Settings } from "../../math/parameter";
import { sizeOf } from "../../shape";
import type { Op } from "../op";
import { reasonFor } from "./elementwiseReason";
import type { Elementwise, ValueRange } from "./elementwiseRule";

export type { Elementwise } from "./elementwiseRule";

/** An activation as the lists hold it: what it is, and how to make its op. */
export interface Activation {
  readonly id: string;
  readonly label: string;
  readonly parameters: readonly Parameter[];
  readonly words: string;
  /** As `Elementwise` has them. */
  readonly isFlat?: true;
  readonly isLinear?: true;
  readonly instead?: Elementwise["instead"];
  range?(settings: Settings): ValueRange;
  /** @param settings a value for each parameter */
  create(settings: Settings): Op;
}

/** An activation that is applied to each number alone. Z: [units, batch] → Y: the same shape. */
export function elementwise(rule: Elementwise): Activation {
  const parameters = rule.parameters ?? [];
  return {
    id: rule.id,
    label: rule.label ?? rule.id,
    parameters,
    words: rule.words,
    ...(rule.isFlat && { isFlat: rule.isFlat }),
    ...(rule.isLinear && { isLinear: rule.isLinear }),
    ...(rule.instead && { instead: rule.instead }),
    ...(rule.range && { range: rule.range }),
    create: (settings) => createOp(rule, parameters, settings),
  };
}

function createOp(rule: Elementwise, parameters: readonly Parameter[], settings: Settings): Op {
  const constants = parameters.map(({ name, symbol, isLiteral }) =>
    isLiteral ? number(settings[name]) : constant(symbol, settings[name]),
  );
  const symbols = parameters.map((parameter) => parameter.symbol);
  const slope = slopeFunction(rule, symbols, settings);
  const slopeAt = (z: Expression, y: Expression): Expression => {
    const shown = [z, y].filter((_, k) => showsLetter(rule.tex.derivative, "zy"[k]));
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
  const given = parameters.map(({ name, symbol, isLiteral }) =>
    isLiteral ? texNumber(settings[name]) : symbol,
  );
  const arguments_ = ["Z", ...given].join(", ");
  const { loops } = rule;
  return {
    id: rule.id,
    label: rule.label,
    torchName: rule.torchName,
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
      forward: `\\operatorname{${rule.id}}(${arguments_})`,
      gradients: [`G \\odot ${rule.wholeSlope?.(settings) ?? `\\operatorname{${rule.id}}'(${arguments_})`}`],
    },
    reads: [
      rule.loops
        ? ["Y"]
        : ["Z", "Y"].filter((letter) => showsLetter(rule.tex.derivative, letter.toLowerCase())),
    ],
    settings: Object.fromEntries(
      parameters.filter(({ isLiteral }) => !isLiteral).map(({ name, symbol }) => [symbol, settings[name]]),
    ),
    made: settings,
    words: rule.words,
    slope: (z, y) => rule.derivative(z, y, settings),
    ...(rule.saturates && { saturates: true }),
    ...((rule.atKink === "jumps" || rule.nearestJump) && { jumps: true }),
    reason: ([Z], Y, k) => reasonFor(rule, settings, kinks, Z[k], Y[k]),
    kinks([Z], [shape], see) {
      for (let k = 0; k < sizeOf(shape); k++) {
        for (const kink of kinks) see(0, k, Z[k] - kink);
        if (rule.nearestJump) see(0, k, fromJump(rule, rule.nearestJump(Z[k]), Z[k], settings));
      }
    },
    example: [[3, 2]],
  };
}

/** Jumps lie between whole numbers that come out: beside each, odd ones are on one side and even ones on the other. */
const fromJump = (rule: Elementwise, jump: number, z: number, settings: Settings) =>
  Math.abs(z - jump) * (rule.f(z, settings) % 2 === 0 ? 1 : -1);

/**
 * The slope as formulas show it: in y alone (1 - y^2), in z alone, or in both, as its LaTeX says. What isn't shown
 * isn't used either, so a formula can't differ from the number beside it.
 */
function slopeFunction(rule: Elementwise, symbols: readonly string[], settings: Settings): ScalarFunction {
  const [showsZ, showsY] = [showsLetter(rule.tex.derivative, "z"), showsLetter(rule.tex.derivative, "y")];
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
    slopeOf: rule.id,
  };
}
