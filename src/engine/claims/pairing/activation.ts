import { gradientReads } from "../../ops/gradientReads";
import { isNonpolynomial } from "../../ops/nonpolynomial";
import type { Op } from "../../ops/op";
import sum from "../../ops/reductions/sum";
import type { ValueWriting } from "../../program/run/passes/writings";
import { Scope } from "../../program/run/scopes/scope";
import type { Recorded, RecordedNode } from "../../program/values/recorded";

/** What bends as an activation does: no power, and a choice between numbers. */
const bends = (op: Op) => isNonpolynomial(op) || (op.broadcasts !== undefined && op.isChoice === true);

/** What an activation is written with, too: what leaves numbers in their places, and the sum and the largest of a softmax. */
const goesOn = (node: RecordedNode, output: Recorded) =>
  node.op.slope !== undefined ||
  node.op.broadcasts !== undefined ||
  node.op.takes === "largest" ||
  node.op.id === sum.id ||
  keepsPlaces(node, output);

/** Whether what comes out is the first input's numbers, each with its index, or 0 and what was put there. */
function keepsPlaces({ op, inputs }: RecordedNode, output: Recorded): boolean {
  const size = output.data.length;
  if (gradientReads(op, 0).length > 0 || inputs[0].data.length !== size) return false;
  const numbers = inputs.map(({ data }, input) => data.map((_, k) => (input === 0 ? k + 1 : 0)));
  const found = new Float64Array(size);
  op.forward(
    numbers,
    found,
    inputs.map(({ shape }) => shape),
    new Float64Array(0),
  );
  return found.every((number, k) => number === 0 || number === k + 1);
}

/** So many operations an activation is written in at most. */
const mostOps = 16;

/**
 * What an activation's output is computed from by the activation alone, the nearest first: values of as many numbers, from which
 * the output comes by operations that read nothing else that a gradient reaches.
 */
function beforeActivation(output: Recorded): Recorded[] {
  const found: Recorded[] = [];
  const open = new Set([output]);
  let isCurved = false;
  for (let count = 0; count < mostOps; count++) {
    const newest = [...open].reduce((a, b) => (b.id > a.id ? b : a));
    if (!newest.node) return found;
    open.delete(newest);
    isCurved ||= bends(newest.node.op);
    if (!goesOn(newest.node, newest)) return found;
    for (const input of newest.node.inputs) if (!input.isConstant) open.add(input);
    const [only, ...others] = open;
    if (!only) return found;
    const isWhole = others.length === 0 && only.data.length === output.data.length;
    if (isWhole && isCurved) found.push(only);
  }
  return found;
}

/** What went into the activation that made a value: the nearest with a name, or all that it is computed from without one. */
export function activationInput(
  output: ValueWriting,
  writings: readonly ValueWriting[],
): Recorded | undefined {
  const all = beforeActivation(output.recorded);
  return all.find((one) => nameBeside(output, one, writings)) ?? all.at(-1);
}

/** What a value is called where another is written: there, or in the module. */
export function nameBeside(
  { owner }: ValueWriting,
  value: Recorded,
  writings: readonly ValueWriting[],
): ValueWriting | undefined {
  const found = writings.filter(({ recorded }) => recorded === value);
  const isInModule = (one: ValueWriting) => one.owner instanceof Scope && one.owner.kind === "module";
  return (
    found.find((one) => !one.isArgument && (one.owner === owner || isInModule(one))) ??
    found.find((one) => one.owner === owner)
  );
}

/** Whether a value is a product with minus something, as `-w * x` is. */
export const isNegated = ({ node }: Recorded): boolean =>
  (node?.inputs ?? []).some((input) => input.node && turnsSign(input.node.op));

const turnsSign = ({ slope }: Op) => slope !== undefined && [1, -0.5].every((z) => slope(z, -z) === -1);
