import { createContext } from "react";

/** Which numbers of a program the blocks let the hand change, by their names. */
interface GivenCells {
  readonly given: { has(name: string): boolean };
  /** Those that the Tab key comes to, each in one place. */
  readonly stops: ReadonlySet<string>;
}

/** Nothing where the blocks are a network's. */
export const GivenContext = createContext<GivenCells | undefined>(undefined);
