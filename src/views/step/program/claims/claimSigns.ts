import { verdictText } from "../../../../engine/claims/claimVerdictWords";
import { shortNumber } from "../../../../engine/math/format";
import type { ShownClaim } from "../../../../store/work/workbenchState";
import type { EditorSign } from "../../../../ui/codeEditor/editorMarks";

/** How each verdict on a claimed gradient is shown in the margin. */
const verdicts: Readonly<Record<ShownClaim["verdict"], { readonly sign: string; readonly kind: string }>> = {
  right: { sign: "✓", kind: "right" },
  rounding: { sign: "✓", kind: "right" },
  convention: { sign: "✓", kind: "right" },
  carried: { sign: "↷", kind: "carried" },
  shape: { sign: "✗", kind: "wrong" },
  wrong: { sign: "✗", kind: "wrong" },
};

/** The signs beside the lines of a backward pass: of several claims in a line the worst counts. */
export function signsOf(claims: readonly ShownClaim[]): EditorSign[] {
  const lines = new Set(claims.map(({ line }) => line));
  return [...lines].flatMap((line) => {
    const claim = worstOf(claims.filter((one) => one.line === line));
    return claim ? [{ line, ...signOf(claim), label: verdictText(claim) }] : [];
  });
}

const order = ["right", "rounding", "convention", "carried", "shape", "wrong"];

/** Of several claims the first of those that are worst. */
export const worstOf = (claims: readonly ShownClaim[]): ShownClaim | undefined =>
  claims.reduce<ShownClaim | undefined>(
    (worst, claim) => (worst && order.indexOf(worst.verdict) >= order.indexOf(claim.verdict) ? worst : claim),
    undefined,
  );

/** A verdict's sign, and its class. */
export const signOf = ({ verdict }: ShownClaim) => verdicts[verdict];

/** The first few of some numbers. */
export function numbersText(numbers: Float64Array, most = 6): string {
  const shown = Array.from(numbers.slice(0, most), (number) => shortNumber(number, most > 2 ? 4 : 3));
  return `${shown.join(", ")}${numbers.length > shown.length ? ", …" : ""}`;
}

/** The first claim that is wrong; nothing where none is. */
export const firstWrong = (claims: readonly ShownClaim[]): ShownClaim | undefined =>
  claims.find(({ verdict }) => verdict === "shape" || verdict === "wrong");
