import { gradientsOf } from "../../program/tape/gradients";
import type { Recorded } from "../../program/values/recorded";
import { largestOf } from "./verdict";

/** By what share numbers are moved: much more than rounding does, and little enough that all goes in proportion. */
const share = 2 ** -20;

/** Roundings in a row, and more of them where one of the moved numbers happens to move little. */
const roundings = 64;

/**
 * What rounding alone may leave of gradients whose parts cancel, as at a minimum: there two right ways to write one give other
 * digits altogether. Found by going back once more with each number moved by a tiny share of itself: what is left where parts
 * cancel moves by as much as the parts.
 * @param order all that `of` was computed from, newest first
 * @returns how far from the true number another right one may be, for each array that gets a gradient
 */
export function leftovers(of: Recorded, order: readonly Recorded[]): ReadonlyMap<Recorded, number> {
  const exact = gradientsOf(of);
  const shaken = new Map<Recorded, Float64Array>([[of, of.data.map(() => 1)]]);
  const values = new Map<Recorded, Float64Array>();
  const shakenOf = (one: Recorded) => {
    const known = values.get(one) ?? (one.isConstant ? one.data : shakenNumbers(one));
    values.set(one, known);
    return known;
  };
  for (const one of order) {
    const gradient = shaken.get(one);
    const { node } = one;
    if (!gradient || !node) continue;
    const wanted = node.inputs.map((input) => {
      if (input.isConstant) return null;
      const into = shaken.get(input) ?? new Float64Array(input.data.length);
      shaken.set(input, into);
      return into;
    });
    const shapes = node.inputs.map(({ shape }) => shape);
    const passedBack = gradient.map((number, k) => number * shake(k, one.id));
    node.op.vjp(node.inputs.map(shakenOf), shakenOf(one), passedBack, wanted, shapes, node.scratch);
  }
  const apart = (one: Recorded, gradient: Float64Array) => {
    const there = exact.get(one);
    const largest = there ? largestOf(gradient.map((number, k) => number - there[k])) : 0;
    return Number.isFinite(largest) ? (roundings * Number.EPSILON * largest) / share : 0;
  };
  return new Map([...shaken].map(([one, gradient]) => [one, apart(one, gradient)]));
}

/** A value's numbers, moved; whole ones, which are exact or indices, stay. */
const shakenNumbers = ({ data, id }: Recorded) =>
  data.map((number, k) => (Number.isInteger(number) ? number : number * shake(k, -id)));

/** A factor near 1, of a place's own. */
const shake = (k: number, id: number) =>
  1 + (share * (Math.imul(k + 1, 0x9e3779b1) ^ Math.imul(id + 1, 0x85ebca6b))) / 2 ** 31;
