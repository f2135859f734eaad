import { createStore } from "zustand/vanilla";

/** Something that can't be opened, as it was kept: for a file. */
export interface Rescue {
  readonly title: string;
  readonly kept: unknown;
}

/** What is to be said about keeping, until it is dismissed. */
export const notice = createStore<{
  readonly sentence: string | undefined;
  readonly rescue?: Rescue | undefined;
}>(() => ({ sentence: undefined }));

const said = new Set<string>();

/** Says a sentence, if it hasn't been said before; what can be saved is offered each time. */
export function sayOnce(sentence: string, rescue?: Rescue): void {
  if (said.has(sentence) && !rescue) return;
  said.add(sentence);
  notice.setState({ sentence, rescue });
}
