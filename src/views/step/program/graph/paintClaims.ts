import { select } from "d3";
import type { PlacedValue } from "../../../../draw/program/programLayout";
import { smallTextWidth } from "../../../../draw/program/valueSize";
import { claimedAt, signAt } from "../../../../draw/program/verdictPositions";
import { verdictText } from "../../../../engine/claims/claimVerdictWords";
import type { ShownClaim } from "../../../../store/work/workbenchState";
import { numbersText, signOf, worstOf } from "../claims/claimSigns";
import type { DrawnProgram } from "./drawnProgram";

/** Verdicts on gradients that the program writes out itself, each at the value that it is the gradient of; a wrong one's numbers below. */
export function paintClaims(
  svg: SVGSVGElement,
  { layout }: DrawnProgram,
  claims: readonly ShownClaim[],
): void {
  const marked = layout.values.flatMap((placed) => {
    const claim = worstOf(claims.filter(({ value }) => value === placed.value.name));
    return claim ? [{ placed, claim }] : [];
  });
  const drawing = select(svg).select("g.drawing");
  const marks = drawing
    .selectAll("g.claims")
    .data([marked])
    .join("g")
    .attr("class", "claims")
    .selectAll<SVGGElement, (typeof marked)[number]>("g")
    .data(marked, ({ placed }) => placed.value.name)
    .join((enter) => {
      const group = enter.append("g");
      group.append("title");
      group.append("text").attr("class", "sign");
      group.append("text").attr("class", "claimed");
      return group;
    })
    .attr("class", ({ claim }) => `claim ${signOf(claim).kind}`)
    .attr("data-claim", ({ claim }) => claim.name);
  marks.select("title").text(({ claim }) => `Line ${claim.line}: ${verdictText(claim)}`);
  marks
    .select("text.sign")
    .attr("x", ({ placed }) => signAt(placed).x)
    .attr("y", ({ placed }) => signAt(placed).y)
    .text(({ claim }) => signOf(claim).sign);
  marks
    .select("text.claimed")
    .attr("x", ({ placed }) => claimedAt(placed).x)
    .attr("y", ({ placed }) => claimedAt(placed).y)
    .text(({ placed, claim }) => (signOf(claim).kind === "wrong" ? claimedText(claim, placed) : ""));
}

/** As many of a wrong gradient's first two numbers as there is room for. */
function claimedText({ claimed }: ShownClaim, { room }: PlacedValue): string {
  const two = `yours ${numbersText(claimed, 2)}`;
  return smallTextWidth(two) <= room ? two : `yours ${numbersText(claimed, 1)}`;
}
