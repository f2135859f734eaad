import type { CallFrame } from "../graph/node";
import type { Phase } from "../graph/order";
import { nameOf } from "../names/canonicalName";
import { numberOf, wholeBuffer } from "../names/quantity";
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
  /** The groups of a picture that show it when they are open, the outermost first; none of a loop. */
  readonly groups: readonly string[];
}

/** What tells a call or a pass from others: its name, and which it is. */
const groupName = ({ id, kind, name }: CallFrame): string =>
  `${kind === "pass" ? `pass ${name}` : name}#${id}`;

/** Passes of a loop that a picture shows one beside the other; of longer loops tens of them are a group, and tens of these. */
const mostPasses = 12;

/**
 * Makes what tells the groups around an operation, the outermost first: calls, passes, and of long loops ranges of passes.
 * @param all the frames of every operation
 */
export function createGroups(
  all: Iterable<readonly CallFrame[]>,
): (frames: readonly CallFrame[]) => string[] {
  const loopOf = (frames: readonly CallFrame[], k: number) => `${frames[k - 1]?.id ?? ""} ${frames[k].line}`;
  const counts = new Map<string, number>();
  for (const frames of all)
    for (const [k, { kind, name }] of frames.entries())
      if (kind === "pass") {
        const loop = loopOf(frames, k);
        counts.set(loop, Math.max(counts.get(loop) ?? 0, Number(name)));
      }
  const rangesOf = (pass: number, count: number, loop: string) => {
    const ranges: string[] = [];
    for (let size = 10; count > mostPasses && size < count; size *= 10) {
      const first = pass - ((pass - 1) % size);
      ranges.unshift(`passes ${first} to ${Math.min(count, first + size - 1)}#${loop}`);
    }
    return ranges;
  };
  return (frames) =>
    frames.flatMap((frame, k) => {
      const loop = loopOf(frames, k);
      const ranges = frame.kind === "pass" ? rangesOf(Number(frame.name), counts.get(loop) ?? 0, loop) : [];
      return [...ranges, groupName(frame)];
    });
}

/** All calls and loops of more than one step, in the order of their first steps, the outer ones first. */
export function callRanges(trace: Trace<GraphPass>): CallRange[] {
  const found = new Map<string, { -readonly [Key in keyof CallRange]: CallRange[Key] }>();
  const all: (readonly CallFrame[])[] = [];
  trace.eachGroup(({ location }) => location && all.push(location.frames));
  const groupsOf = createGroups(all);
  trace.eachGroup(({ phase, location }, from, count) => {
    if (!location || count === 0) return;
    let outside = `${phase}`;
    const add = (key: string, range: Omit<CallRange, "phase" | "from" | "to">) => {
      const known = found.get(key);
      if (known) known.to = from + count - 1;
      else found.set(key, { ...range, phase, from, to: from + count - 1 });
    };
    for (const [k, { id, kind, name, line }] of location.frames.entries()) {
      if (kind === "pass") add(`${outside} loop ${line}`, { kind: "loop", name: "", line, groups: [] });
      add(`${outside} ${id}`, { kind, name, line, groups: groupsOf(location.frames.slice(0, k + 1)) });
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
