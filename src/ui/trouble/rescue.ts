import { createContext } from "react";

/** What the page offers where a part of it has failed; ui itself knows no document. */
export interface Rescue {
  /** Takes note of what was shown when a part failed. */
  crashed(): void;
  /** Ways out, each as a button. */
  actions(): readonly Action[];
  /** Calls back when something else is to be shown, so that it may be tried again. Gives the way to stop. */
  onChange(changed: () => void): () => void;
}

export interface Action {
  readonly label: string;
  readonly act: () => void;
}

/** Brings it: nobody needs it before something fails. */
export const RescueContext = createContext<() => Promise<Rescue>>(() => new Promise(() => {}));
