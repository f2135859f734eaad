import { newNumbers } from "../values/buffers";
import type { Recorded, RecordedNode } from "../values/recorded";

/** All that a value was computed from, and itself, in the order in which they were made. */
export function ancestorsOf(of: Recorded): Recorded[] {
  const seen = new Set<Recorded>([of]);
  for (const value of seen)
    for (const input of value.node?.inputs ?? []) if (!input.isConstant) seen.add(input);
  return [...seen].sort((a, b) => a.id - b.id);
}

/** What the backward rule of an operation reads: the numbers that went in, and those that came out. */
export interface ReadBack {
  readonly inputs: readonly Float64Array[];
  readonly output: Float64Array;
}

/** As they were in the forward pass. */
const asRecorded = ({ inputs }: RecordedNode, { data }: Recorded): ReadBack => ({
  inputs: inputs.map((input) => input.data),
  output: data,
});

/**
 * The gradients of one number with respect to all that it was computed from, by the backward rule of each operation
 * in the reverse order.
 * @param seed the gradient to start from, of the shape of `of`; 1 where absent
 * @param spend is told how many numbers each operation touches
 * @param read the numbers that the rules are told; those of the forward pass where absent
 */
export function gradientsOf(
  of: Recorded,
  seed?: Float64Array,
  spend: (numbers: number) => void = () => {},
  read = asRecorded,
): Map<Recorded, Float64Array> {
  const gradients = new Map<Recorded, Float64Array>([[of, seed ?? of.data.map(() => 1)]]);
  for (const value of ancestorsOf(of).reverse()) {
    const gradient = gradients.get(value);
    const { node } = value;
    if (!gradient || !node) continue;
    spend(gradient.length);
    const wanted = node.inputs.map((input) => {
      if (input.isConstant) return null;
      // Adding to −0 keeps the sign of a product that is −0, as PyTorch shows it.
      const known = gradients.get(input) ?? newNumbers(input.data.length).fill(node.op.leavesGaps ? 0 : -0);
      gradients.set(input, known);
      return known;
    });
    const { inputs, output } = read(node, value);
    const shapes = node.inputs.map((input) => input.shape);
    node.op.vjp(inputs, output, gradient, wanted, shapes, node.scratch);
  }
  return gradients;
}
