import type { Expression } from "../../parse/tree/syntax";
import { type Convention, callsIn } from "./convention";

/** The forms in which momentum is written, and Nesterov's; by hand, and as settings of optimizers. */
export const momentum: Convention = function* momentum(site) {
  const { statements, text } = site;
  for (const one of statements) {
    if (one.kind !== "assign" || one.targets.length !== 1) continue;
    const name = text(one.targets[0]);
    const { value } = one;
    if (value.kind !== "binary" || !/^[-+]$/.test(value.operator)) continue;
    const share = shareOf(value.left, name, text);
    if (share === undefined) continue;
    const range = { from: value.right.from, to: value.right.to };
    const own = value.right;
    const isAveraged =
      own.kind === "binary" && own.operator === "*" && /\b1(?:\.0*)? ?- ?/.test(text(own.left));
    if (isAveraged)
      yield {
        ...range,
        text: text(own.right),
        words: `${name} = ${share} ${name} + g: PyTorch's momentum adds the gradient whole, without 1 − ${share}`,
      };
    else {
      yield {
        ...range,
        text: `(1 - ${share}) * (${text(own)})`,
        words: `${name} = ${share} ${name} + (1 − ${share}) g: the gradient is averaged, as dampening=${share} does in PyTorch`,
      };
      yield {
        from: value.from,
        to: value.to,
        text: `${share} * (${text(value)}) ${value.operator} ${operandOf(own, text)}`,
        words: "Nesterov's momentum, which looks ahead",
      };
    }
  }
  for (const { call, name } of callsIn(site)) {
    if (!/\bSGD$/.test(name)) continue;
    const given = call.keywords.find((one) => one.name === "momentum");
    const isSet = (keyword: string) => call.keywords.some((one) => one.name === keyword);
    const at = { from: call.to - 1, to: call.to - 1 };
    if (given && !isSet("nesterov"))
      yield {
        ...at,
        text: ", nesterov=True",
        words: "nesterov=True: Nesterov's momentum, which looks ahead",
      };
    if (given && !isSet("dampening"))
      yield {
        ...at,
        text: `, dampening=${text(given.value)}`,
        words: `dampening=${text(given.value)}: the gradient is averaged, (1 − ${text(given.value)}) g`,
      };
  }
};

/** Weight decay in the gradient, or apart from it. */
export const decoupledDecay: Convention = function* decoupledDecay(site) {
  for (const { call, name } of callsIn(site)) {
    const { callee } = call;
    const at = { from: callee.from, to: callee.to };
    if (/\bAdam$/.test(name))
      yield {
        ...at,
        text: `${name}W`,
        words: "AdamW: the weights decay apart from the gradient, with λ = 0.01 where none is given",
      };
    if (/\bAdamW$/.test(name))
      yield { ...at, text: name.slice(0, -1), words: "Adam: weight_decay is added to the gradient" };
  }
};

/** The factor with which a slot is kept, `0.9` in `0.9 * v`. */
function shareOf(part: Expression, slot: string, text: (part: Expression) => string): string | undefined {
  if (part.kind !== "binary" || part.operator !== "*") return undefined;
  if (text(part.right) === slot) return text(part.left);
  return text(part.left) === slot ? text(part.right) : undefined;
}

const operandOf = (part: Expression, text: (part: Expression) => string) =>
  part.kind === "binary" ? `(${text(part)})` : text(part);
