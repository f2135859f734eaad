import type { CallFrame, CallOrPass } from "../graph/node";
import type { Phase } from "../graph/order";
import type { CallGroup } from "../graph/outline";
import { nameOf } from "../names/canonicalName";
import { numberOf, wholeBuffer } from "../names/quantity";
import type { GraphPass } from "../pass/pass";
import type { Trace } from "./trace";

/** Steps that belong together in a program: a call of a function, a loop, or one of its passes, on the way there or back. */
export type CallRange = (CallOrPass | { readonly kind: "loop" }) & {
  /** Where the call, or the loop, stands. */
  readonly line: number;
  readonly phase: Phase;
  /** Its first step and its last, which finds its result. */
  readonly from: number;
  readonly to: number;
  /** The groups of a picture that show it when they are open, the outermost first; none of a loop. */
  readonly groups: readonly CallGroup[];
};

/** Passes of a loop that a picture shows one beside the other; of longer loops tens of them are a group, and tens of these. */
const mostPasses = 12;

/**
 * Makes what finds the groups around an operation, the outermost first: calls, passes, and of long loops ranges of passes.
 * The same group is the same value each time.
 * @param all the frames of every operation
 */
export function createCallGroups(
  all: Iterable<readonly CallFrame[]>,
): (frames: readonly CallFrame[]) => CallGroup[] {
  const loopOf = (frames: readonly CallFrame[], k: number) => `${frames[k - 1]?.id ?? ""} ${frames[k].line}`;
  const counts = new Map<string, number>();
  for (const frames of all)
    for (const [k, frame] of frames.entries())
      if (frame.kind === "pass") {
        const loop = loopOf(frames, k);
        counts.set(loop, Math.max(counts.get(loop) ?? 0, frame.pass));
      }
  const known = new Map<string, CallGroup>();
  const group = (name: string, which: number | string, isRange = false): CallGroup => {
    const id = `${name}#${which}`;
    const own = known.get(id) ?? { id, name, ...(isRange && { isRange }) };
    known.set(id, own);
    return own;
  };
  const rangesOf = (pass: number, count: number, loop: string) => {
    const ranges: CallGroup[] = [];
    for (let size = 10; count > mostPasses && size < count; size *= 10) {
      const first = pass - ((pass - 1) % size);
      ranges.unshift(group(`passes ${first} to ${Math.min(count, first + size - 1)}`, loop, true));
    }
    return ranges;
  };
  return (frames) =>
    frames.flatMap((frame, k) => {
      const loop = loopOf(frames, k);
      return frame.kind === "pass"
        ? [...rangesOf(frame.pass, counts.get(loop) ?? 0, loop), group(`pass ${frame.pass}`, frame.id)]
        : [group(frame.name, frame.id)];
    });
}

/** All calls and loops of more than one step, in the order of their first steps, the outer ones first. */
export function callRanges(trace: Trace<GraphPass>): CallRange[] {
  const found = new Map<string, CallRange>();
  const all: (readonly CallFrame[])[] = [];
  trace.eachGroup(({ location }) => location && all.push(location.frames));
  const groupsOf = createCallGroups(all);
  trace.eachGroup(({ phase, location }, from, count) => {
    if (!location || count === 0) return;
    let outside = `${phase}`;
    const add = (
      key: string,
      what: CallOrPass | { kind: "loop" },
      line: number,
      groups: readonly CallGroup[],
    ) => {
      const first = found.get(key)?.from ?? from;
      found.set(key, { ...what, line, phase, from: first, to: from + count - 1, groups });
    };
    for (const [k, { id, line, ...what }] of location.frames.entries()) {
      if (what.kind === "pass") add(`${outside} loop ${line}`, { kind: "loop" }, line, []);
      add(`${outside} ${id}`, what, line, groupsOf(location.frames.slice(0, k + 1)));
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
