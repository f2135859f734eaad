import type { Verdict } from "./verdict";

/** What each verdict on a claimed gradient says of it. */
export const verdictWords: Readonly<Record<Verdict, string>> = {
  right: "right",
  rounding: "right, rounded",
  convention: "right in another convention: a factor or a layout that later lines undo",
  carried: "right in itself: it carries on what is wrong above",
  shape: "of another shape",
  wrong: "wrong",
};

interface Told {
  readonly name: string;
  readonly of: string;
  readonly verdict: Verdict;
  /** Of a convention: which. */
  readonly words?: string | undefined;
}

/** "dz, the gradient of z: wrong"; of a convention, which. */
export const verdictText = ({ name, of, verdict, words }: Told): string =>
  verdict === "convention" && words !== undefined
    ? `${name}, the gradient of ${of}: right in another convention, it ${words}`
    : `${name}, the gradient of ${of}: ${verdictWords[verdict]}`;
