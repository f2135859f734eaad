import type { CallRange } from "../../../../engine/steps/calls";

/** What is called, in words: `sigmoid in line 12`, `the loop in line 5`, `pass 2 of the loop in line 5`. */
export function callWords(call: CallRange): string {
  if (call.kind === "call") return `${call.name} in line ${call.line}`;
  const loop = `the loop in line ${call.line}`;
  return call.kind === "loop" ? loop : `pass ${call.pass} of ${loop}`;
}

type Ranges = readonly Pick<CallRange, "from" | "to">[];

/** The call or loop that begins after a step: the outermost that the step isn't in. */
export const callAfter = <Range extends Pick<CallRange, "from" | "to">>(
  calls: readonly Range[],
  index: number,
) => calls.filter(({ from }) => from === index + 1).reduce<Range | undefined>(wider, undefined);

/** The innermost call or pass in which a step is, that goes on after it. */
export const callAround = <Range extends Pick<CallRange, "from" | "to">>(
  calls: readonly Range[],
  index: number,
) =>
  calls
    .filter(({ from, to }) => from <= index && index < to)
    .reduce<Range | undefined>(
      (found, call) => (found && found.to - found.from <= call.to - call.from ? found : call),
      undefined,
    );

const wider = <Range extends Pick<CallRange, "from" | "to">>(found: Range | undefined, call: Range): Range =>
  found && found.to >= call.to ? found : call;

/** Over the next call: to the step that finds its result; one step on where none begins. */
export const stepOver = (calls: Ranges, index: number): number => callAfter(calls, index)?.to ?? index + 1;

/** Back over a call whose result the step finds: to the step before it; one step back where it finds none. */
export function stepBackOver(calls: Ranges, index: number): number {
  const ended = calls.filter(({ to }) => to === index).map(({ from }) => from);
  return ended.length > 0 ? Math.min(...ended) - 1 : index - 1;
}
