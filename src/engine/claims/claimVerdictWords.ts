import type { GradientVerdict } from "./claim/verdict";

/** What each verdict on a claimed gradient says of it. */
export const claimVerdictWords: Readonly<Record<GradientVerdict, string>> = {
  right: "right",
  rounding: "right, rounded",
  convention: "right in another convention: a factor or a layout that later lines undo",
  carried: "right in itself: it carries on an earlier mistake",
  shape: "of another shape",
  wrong: "wrong",
};

interface Told {
  readonly name: string;
  readonly of: string;
  readonly verdict: GradientVerdict;
  /** Of a convention: which; of what is right: how little that says. */
  readonly words?: string | undefined;
  /** Of a helper: the claim into which its value goes. */
  readonly goesInto?: string | undefined;
}

/** Whether there is more to say of what isn't wrong: which convention it has, or how little its numbers tell. */
export const hasMore = ({ verdict, words }: Pick<Told, "verdict" | "words">): boolean =>
  words !== undefined && (verdict === "convention" || verdict === "right");

/** "dz, the gradient of z: wrong"; of a convention, which. */
export const verdictText = ({ name, of, verdict, words, goesInto }: Told): string => {
  if (verdict === "convention" && words !== undefined)
    return `${name}, the gradient of ${of}: right in another convention, it ${words}`;
  if (verdict === "right" && words !== undefined)
    return `${name}, the gradient of ${of}: right, but it ${words}`;
  const what = goesInto === undefined ? name : `${name}, which goes into ${goesInto}`;
  return `${what}, the gradient of ${of}: ${claimVerdictWords[verdict]}`;
};
