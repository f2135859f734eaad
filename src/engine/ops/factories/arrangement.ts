import { number, sum } from "../../math/expressions/expression";
import { indexAt, type Shape, sizeOf } from "../../shape";
import type { Op, WholeRules } from "../op";
import { flatAt } from "./indices";

/** Where each output number comes from: the input, and the flat index in it; input −1 stands for 0. */
export interface Origins {
  /** Nothing where all come from input 0. */
  readonly input?: Int8Array | Int32Array;
  readonly flat: Int32Array;
}

export interface ArrangementRule {
  readonly id: string;
  readonly label?: string;
  readonly torchName?: string;
  readonly inputs: readonly string[];
  shape(inputs: readonly Shape[]): Shape;
  origins(inputs: readonly Shape[]): Origins;
  readonly tex: WholeRules;
  readonly settings?: Readonly<Record<string, number>>;
  readonly made?: Readonly<Record<string, unknown>>;
  readonly words: string;
  /** Whether some numbers that go in don't come out. */
  readonly leavesGaps?: boolean;
  readonly example: readonly Shape[];
}

/** An operation that copies: each number that comes out is one that went in, or 0. Copies add up on the way back. */
export function arrangement(rule: ArrangementRule): Op {
  // Whoever writes out number after number hands in the same shapes: where they come from is found once.
  const known = new WeakMap<readonly Shape[], Sorted>();
  const sorted = (shapes: readonly Shape[]): Sorted => {
    const before = known.get(shapes);
    if (before) return before;
    const found = sortedOrigins(rule.origins(shapes), rule.shape(shapes));
    known.set(shapes, found);
    return found;
  };
  return {
    id: rule.id,
    ...(rule.label !== undefined && { label: rule.label }),
    torchName: rule.torchName,
    inputs: rule.inputs,
    ...(rule.leavesGaps && { leavesGaps: true }),
    shape: rule.shape,
    forward(inputs, Y, shapes) {
      const { input, flat } = rule.origins(shapes);
      const [A] = inputs;
      if (!input) for (let k = 0; k < Y.length; k++) Y[k] = A[flat[k]];
      else for (let k = 0; k < Y.length; k++) Y[k] = input[k] < 0 ? 0 : inputs[input[k]][flat[k]];
    },
    vjp(_inputs, Y, G, gradients, shapes) {
      const { input, flat } = rule.origins(shapes);
      for (let k = 0; k < Y.length; k++) {
        const from = input ? input[k] : 0;
        const gradient = from < 0 ? null : gradients[from];
        if (gradient) gradient[flat[k]] += G[k];
      }
    },
    expression(inputs, index, shapes) {
      const { input, flat, shape } = sorted(shapes);
      const k = flatAt(index, shape);
      const from = input ? input[k] : 0;
      return from < 0 ? number(0) : inputs[from](indexAt(flat[k], shapes[from]));
    },
    gradient(_inputs, _Y, G, wanted, index, shapes) {
      const { copies, shape } = sorted(shapes);
      const at = flatAt(index, shapes[wanted]);
      return sum((copies.get(wanted)?.get(at) ?? []).map((k) => G(indexAt(k, shape))));
    },
    tex: rule.tex,
    ...(rule.settings && { settings: rule.settings }),
    ...(rule.made && { made: rule.made }),
    words: rule.words,
    example: rule.example,
  };
}

/** Where numbers come from, and where each number of each input goes. */
interface Sorted extends Origins {
  readonly shape: Shape;
  readonly copies: ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>;
}

function sortedOrigins(origins: Origins, shape: Shape): Sorted {
  const copies = new Map<number, Map<number, number[]>>();
  const { input, flat } = origins;
  for (let k = 0; k < sizeOf(shape); k++) {
    const from = input ? input[k] : 0;
    const ofInput = copies.get(from) ?? new Map<number, number[]>();
    copies.set(from, ofInput);
    const copiesOfNumber = ofInput.get(flat[k]);
    if (copiesOfNumber) copiesOfNumber.push(k);
    else ofInput.set(flat[k], [k]);
  }
  return { ...origins, shape, copies };
}

/** One input, one flat index for each number that comes out. */
export const fromOneInput = (count: number, flatOf: (k: number) => number): Origins => {
  const flat = new Int32Array(count);
  for (let k = 0; k < count; k++) flat[k] = flatOf(k);
  return { flat };
};
