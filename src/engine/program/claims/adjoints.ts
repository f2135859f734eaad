import { ancestorsOf } from "../tape/gradients";
import type { Recorded, RecordedNode } from "../tape/recorded";

/** What an operation passes back to one of its inputs, changed: adds to `into`, which starts at 0. */
export type ChangedRule = (edge: Edge, into: Float64Array) => void;

/** An operation's way back to one of its inputs. */
export interface Edge {
  readonly node: RecordedNode;
  /** What the operation makes. */
  readonly output: Recorded;
  readonly input: number;
  readonly outputGradient: Float64Array;
}

export interface AdjointOptions {
  /** Gradients that are taken as they are here instead of what the rules give. */
  readonly pinned?: ReadonlyMap<Recorded, Float64Array>;
  /** One way back that goes by another rule. */
  readonly changed?: { readonly output: Recorded; readonly input: number; readonly rule: ChangedRule };
}

/**
 * The gradient of one number with respect to a value that it was computed from.
 * @param order all that `of` was computed from, newest first: `adjointOrder`
 */
export function adjointOf(
  value: Recorded,
  of: Recorded,
  order: readonly Recorded[],
  { pinned, changed }: AdjointOptions = {},
): Float64Array | undefined {
  const gradients = new Map<Recorded, Float64Array>([[of, of.data.map(() => 1)]]);
  for (const one of order) {
    const own = pinned?.get(one);
    if (own) gradients.set(one, own);
    if (one === value) break;
    const gradient = gradients.get(one);
    const { node } = one;
    if (!gradient || !node) continue;
    const wanted = node.inputs.map((input, k) => {
      if (input.isConstant) return null;
      const known = gradients.get(input) ?? new Float64Array(input.data.length);
      gradients.set(input, known);
      return changed?.output === one && changed.input === k ? null : known;
    });
    back(node, one, gradient, wanted);
    if (changed?.output === one) {
      const into = gradients.get(node.inputs[changed.input]);
      if (into) changed.rule({ node, output: one, input: changed.input, outputGradient: gradient }, into);
    }
  }
  return pinned?.get(value) ?? gradients.get(value);
}

export const adjointOrder = (of: Recorded): readonly Recorded[] => ancestorsOf(of).reverse();

/** What an operation's own rule passes back. */
export function back(
  node: RecordedNode,
  output: Recorded,
  gradient: Float64Array,
  wanted: readonly (Float64Array | null)[],
  data: readonly Float64Array[] = node.inputs.map((input) => input.data),
  result: Float64Array = output.data,
): void {
  const shapes = node.inputs.map(({ shape }) => shape);
  node.op.vjp(data, result, gradient, wanted, shapes, node.scratch);
}
