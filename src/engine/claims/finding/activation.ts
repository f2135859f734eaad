import type { Recorded } from "../../program/tape/recorded";

/** Operations by one of which a function is an activation, and those that one is written with beside it. */
const curved =
  /^(?:exp|expm1|tanh|sinh|cosh|sin|cos|arctan|erf|sigmoid|logSigmoid|softplus|softmax|relu|leakyRelu|elu|gelu|silu|step|maximum|where|clip)$/i;
const beside =
  /^(?:add|subtract|negate|multiply|divide|reciprocal|power|raise|square|sqrt|log1p|abs|minimum|max|sum|reshape|masked|put)$/;

/** So many operations an activation is written in at most. */
const mostOps = 16;

/**
 * What an activation's output is computed from by the activation alone, the nearest first: values of as many numbers, from which
 * the output comes by operations that read nothing else that a gradient reaches.
 */
export function beforeActivation(output: Recorded): Recorded[] {
  const found: Recorded[] = [];
  const open = new Set([output]);
  let isCurved = false;
  for (let count = 0; count < mostOps; count++) {
    const newest = [...open].reduce((a, b) => (b.id > a.id ? b : a));
    if (!newest.node) return found;
    open.delete(newest);
    const { id } = newest.node.op;
    isCurved ||= curved.test(id);
    if (!curved.test(id) && !beside.test(id)) return found;
    for (const input of newest.node.inputs) if (!input.isConstant) open.add(input);
    const [only, ...others] = open;
    if (!only) return found;
    const isWhole = others.length === 0 && only.data.length === output.data.length;
    if (isWhole && isCurved) found.push(only);
  }
  return found;
}

/** Whether a value is a product with minus something, as `-w * x` is. */
export const isNegated = ({ node }: Recorded): boolean =>
  (node?.inputs ?? []).some((input) => input.node?.op.id === "negate");
