import { createContext } from "react";
import type { NetworkDocument } from "../../../../engine/document/document";
import { plainName } from "../../../../engine/names/canonicalName";
import { type Plain, plain } from "../../../../engine/names/tensorRef";
import type { BlockExamples } from "./block";

/** Which numbers the blocks let the hand change, by their names. */
interface GivenCells {
  /** Of a program; a network's are known by their kind. */
  readonly given?: { has(name: string): boolean };
  /** Those that the Tab key comes to, each in one place. */
  readonly stops: ReadonlySet<string>;
}

export const GivenContext = createContext<GivenCells>({ stops: new Set() });

/** With more numbers than this the editor, the graph and the table are the shorter way for the keyboard. */
export const mostStops = 60;

/** The numbers of a network that the Tab key comes to. */
export function networkStops(document: NetworkDocument, examples: BlockExamples): ReadonlySet<string> {
  const names = new Set<string>();
  for (const of of givenIn(document, examples)) {
    if (names.size === mostStops) break;
    names.add(plainName(of));
  }
  return names;
}

/** What a network starts from, in the order of its blocks. */
function* givenIn({ inputs, layers }: NetworkDocument, { count, shown }: BlockExamples): Iterable<Plain> {
  const shownOnes = count > 1 ? upTo(count) : [shown];
  for (const n of shownOnes) for (const i of upTo(inputs)) yield plain("x", undefined, [i], n);
  for (const [l, { weights, bias, biasMode }] of layers.entries()) {
    for (const [r, row] of weights.entries())
      for (const c of row.keys()) yield plain("W", l + 1, [r + 1, c + 1]);
    for (const k of bias.keys()) yield plain("b", l + 1, biasMode === "shared" ? [] : [k + 1]);
  }
  for (const n of shownOnes)
    for (const k of upTo(layers[layers.length - 1].units)) yield plain("t", undefined, [k], n);
}

const upTo = (count: number) => Array.from({ length: count }, (_, k) => k + 1);
