import { activations } from "../../activations";
import type { Op } from "../../ops/op";
import type { ValueWriting } from "../../program/run/passes/writings";
import { Scope } from "../../program/run/scopes/scope";
import type { Recorded } from "../../program/values/recorded";

/** Operations with one of which a function is an activation, beside those that are one, and those that it is written with too. */
const curved = /^(?:exp|expm1|sinh|cosh|sin|cos|arctan|erf|logSigmoid|maximum|where|clip)$/;
const beside =
  /^(?:add|subtract|negate|multiply|divide|reciprocal|power|raise|square|sqrt|log1p|abs|minimum|max|sum|reshape|masked|put)$/;

const isCurvedBy = ({ id }: Op) => curved.test(id) || activations.some((one) => one.id === id);

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
    const { op } = newest.node;
    const bends = isCurvedBy(op);
    isCurved ||= bends;
    if (!bends && !beside.test(op.id)) return found;
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
