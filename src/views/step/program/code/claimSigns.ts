import type { ShownClaim } from "../../../../store/work/workbenchState";
import type { EditorSign } from "../../../../ui/codeEditor/editorMarks";

/** How each verdict on a claimed gradient is shown in the margin, and said. */
const verdicts: Readonly<
  Record<ShownClaim["verdict"], { readonly sign: string; readonly kind: string; readonly says: string }>
> = {
  right: { sign: "✓", kind: "right", says: "right" },
  rounding: { sign: "✓", kind: "right", says: "right, rounded" },
  convention: {
    sign: "✓",
    kind: "right",
    says: "right in another convention: a factor or a layout that later lines undo",
  },
  carried: { sign: "↷", kind: "carried", says: "right in itself: it carries on what is wrong above" },
  shape: { sign: "✗", kind: "wrong", says: "of another shape" },
  wrong: { sign: "✗", kind: "wrong", says: "wrong" },
};

/** The signs beside the lines of a backward pass: of several claims in a line the worst counts. */
export function signsOf(claims: readonly ShownClaim[]): EditorSign[] {
  const order = ["right", "rounding", "convention", "carried", "shape", "wrong"];
  const worst = new Map<number, ShownClaim>();
  for (const claim of claims) {
    const before = worst.get(claim.line);
    if (!before || order.indexOf(claim.verdict) > order.indexOf(before.verdict)) worst.set(claim.line, claim);
  }
  return [...worst.values()].map((claim) => {
    const { sign, kind } = verdicts[claim.verdict];
    return { line: claim.line, sign, kind, label: verdictText(claim) };
  });
}

/** "dz, the gradient of z: wrong" */
export const verdictText = ({ name, of, verdict }: ShownClaim): string =>
  `${name}, the gradient of ${of}: ${verdicts[verdict].says}`;

/** The first claim that is wrong; nothing where none is. */
export const firstWrong = (claims: readonly ShownClaim[]): ShownClaim | undefined =>
  claims.find(({ verdict }) => verdict === "shape" || verdict === "wrong");
