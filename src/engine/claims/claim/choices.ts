import type { Recorded, RecordedNode } from "../../program/values/recorded";

/**
 * Which slope is taken at a kink, where there is none but an agreed one: that on the side of the larger or the smaller numbers, or their mean;
 * and of several that are the largest, all get the gradient, or the first does.
 */
export interface KinkChoice {
  readonly side?: "up" | "down" | "middle";
  readonly ties?: "all" | "first";
}

/** How far a number is moved off a kink, as a share of it. */
const tiny = 1e-11;

/** The choices that can make a difference: none where no value sits on a kink. */
export function kinkChoices(order: readonly Recorded[]): KinkChoice[] {
  const onKink = order.flatMap(({ node }) => (node && sitsOnKink(node) ? [node] : []));
  const sides = onKink.some((node) => !isExtremum(node))
    ? [undefined, "down" as const, "up" as const, "middle" as const]
    : [undefined];
  const ties = onKink.some(isExtremum) ? [undefined, "all" as const, "first" as const] : [undefined];
  return sides
    .flatMap((side) => ties.map((one) => ({ ...(side && { side }), ...(one && { ties: one }) })))
    .filter((choice) => choice.side ?? choice.ties);
}

const isExtremum = ({ op }: RecordedNode) => op.takes !== undefined;

function sitsOnKink({ op, inputs }: RecordedNode): boolean {
  if (!op.kinks || op.jumps) return false;
  let sits = false;
  op.kinks(
    inputs.map(({ data }) => data),
    inputs.map(({ shape }) => shape),
    (_input, _k, distance) => {
      sits ||= distance === 0;
    },
  );
  return sits;
}

/** What is passed back where another slope is taken at kinks: adds to `wanted`, as `vjp` does. */
export function backAtKinks(
  node: RecordedNode,
  { data: result }: Recorded,
  gradient: Float64Array,
  wanted: readonly (Float64Array | null)[],
  { side, ties }: KinkChoice,
): void {
  const { op, inputs, scratch } = node;
  const shapes = inputs.map(({ shape }) => shape);
  const data = inputs.map((input) => input.data);
  const usual = (of: readonly Float64Array[], from: Float64Array, into: readonly (Float64Array | null)[]) =>
    op.vjp(of, result, from, into, shapes, scratch);
  const isPlain = isExtremum(node) ? ties === undefined : side === undefined;
  if (!op.kinks || op.jumps || isPlain) {
    usual(data, gradient, wanted);
    return;
  }
  const [first, ...rest] = data;
  if (!isExtremum(node)) {
    const moved = inputs.findIndex(({ isConstant }) => !isConstant);
    const beside = (by: number, from: Float64Array) =>
      usual(
        data.map((numbers, k) =>
          k === moved ? numbers.map((x) => x + by * Math.max(1e-3, Math.abs(x))) : numbers,
        ),
        from,
        wanted,
      );
    const part = side === "middle" ? gradient.map((one) => one / 2) : gradient;
    if (side !== "down") beside(tiny, part);
    if (side !== "up") beside(-tiny, part);
    return;
  }
  const into = wanted[0];
  if (!into) return;
  if (ties === "first") {
    const sign = op.takes === "largest" ? -1 : 1;
    const steps = first.map((x, k) => x + sign * tiny * (k / first.length) * Math.max(1e-3, Math.abs(x)));
    usual([steps, ...rest], gradient, wanted);
    return;
  }
  const [own, shares] = [new Float64Array(into.length), new Float64Array(into.length)];
  usual(data, gradient, [own]);
  usual(
    data,
    gradient.map(() => 1),
    [shares],
  );
  for (let k = 0; k < into.length; k++) if (shares[k] !== 0) into[k] += own[k] / shares[k];
}
