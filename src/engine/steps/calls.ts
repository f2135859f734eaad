import type { Frame } from "../graph/node";
import type { Phase } from "../graph/order";
import { nameOf, numberOf, wholeBuffer } from "../names/quantity";
import type { GraphPass } from "../pass/pass";
import type { Trace } from "./trace";

/** Steps that belong together in a program: a call of a function, a loop, or one of its passes, on the way there or back. */
export interface CallRange {
  readonly kind: "call" | "loop" | "pass";
  /** The function's name; of a pass which it is, from 1; of a loop nothing. */
  readonly name: string;
  /** Where the call, or the loop, stands. */
  readonly line: number;
  readonly phase: Phase;
  /** Its first step and its last, which finds its result. */
  readonly from: number;
  readonly to: number;
  /** The call or the pass as a picture knows it; nothing of a loop. */
  readonly group?: string;
}

/** What tells a call or a pass from others: its name, and which it is. */
export const groupName = ({ id, kind, name }: Frame): string =>
  `${kind === "pass" ? `pass ${name}` : name}#${id}`;

/** All calls and loops of more than one step, in the order of their first steps, the outer ones first. */
export function callRanges(trace: Trace<GraphPass>): CallRange[] {
  const found = new Map<string, { -readonly [Key in keyof CallRange]: CallRange[Key] }>();
  trace.eachGroup(({ phase, location }, from, count) => {
    if (!location || count === 0) return;
    let outside = `${phase}`;
    const add = (key: string, range: Omit<CallRange, "phase" | "from" | "to">) => {
      const known = found.get(key);
      if (known) known.to = from + count - 1;
      else found.set(key, { ...range, phase, from, to: from + count - 1 });
    };
    for (const frame of location.frames) {
      const { id, kind, name, line } = frame;
      if (kind === "pass") add(`${outside} loop ${line}`, { kind: "loop", name: "", line });
      add(`${outside} ${id}`, { kind, name, line, group: groupName(frame) });
      outside = `${outside} ${id}`;
    }
  });
  return [...found.values()].filter(({ from, to }) => to > from);
}

/**
 * The steps that are left where some calls and loops are stepped over: of those what finds their results, on the way there, and
 * on the way back the gradients of what they were given.
 */
export function stepsOver(trace: Trace<GraphPass>, isOver: (call: CallRange) => boolean): number[] {
  const over = callRanges(trace).filter(isOver);
  const bufferOf = (index: number) => nameOf(wholeBuffer(numberOf(trace.at(index).quantity.of)));
  const results = new Set(over.flatMap(({ phase, to }) => (phase === "forward" ? [bufferOf(to)] : [])));
  const hidden = new Set<number>();
  const inside = new Set<string>();
  for (const { phase, from, to } of over)
    for (let index = from; index <= to; index++) {
      const buffer = bufferOf(index);
      if (phase === "forward" && !results.has(buffer)) inside.add(buffer);
      if (inside.has(buffer)) hidden.add(index);
    }
  return Array.from({ length: trace.count }, (_, index) => index).filter((index) => {
    // The sum of what comes back through several uses stands in no call.
    return !hidden.has(index) && !(trace.at(index).phase === "backward" && inside.has(bufferOf(index)));
  });
}
