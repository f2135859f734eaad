import { useMemo } from "react";
import { shortNumber } from "../../../../../engine/math/format";
import { createLabels, writtenName } from "../../../../../engine/names/labels";
import type { LossCurve } from "../../../../../engine/studies/lossCurve";
import { useWorkbench } from "../../../../../store/work/context";
import { useLossName } from "../../../../parts/useLossName";

interface CurveTextProps {
  readonly along: LossCurve;
  readonly label: string;
}

/** What the curve is at the place that is pointed at: the nearest point that has been computed. */
export function CurveReadout({
  along,
  label,
  index,
}: CurveTextProps & { readonly index: number | undefined }) {
  const loss = useLossName();
  if (index === undefined)
    return <p className="plot-readout">drag the point, or use ← →; point at the curve for its numbers</p>;
  return (
    <p className="plot-readout">
      {label} = {shortNumber(along.at[index])}: {loss} = {shortNumber(along.losses[index])}
    </p>
  );
}

/** What else is to be said: gaps and kinks of the curve, and of the difference. */
export function CurveNotes({ along, label }: CurveTextProps) {
  const names = useWorkbench((state) => state.document?.names);
  const notation = useMemo(() => createLabels(names), [names]);
  const listed = (quantities: readonly string[]) =>
    quantities.map((name) => writtenName(name, notation.text)).join(", ");
  const { gaps, kinks, secant, beside, isRounding } = along;
  return (
    <>
      {beside && (
        <p className="plot-note">
          At the point itself the curve {beside.jumps ? "jumps" : "has a kink"}: {slopeWords(along)}.
        </p>
      )}
      {isRounding && (
        <p className="plot-note">The gradient is 0 but for rounding: its sign and size mean nothing.</p>
      )}
      {gaps.map(({ window: [from, to], first }) => (
        <p key={from} className="plot-note fails">
          <b>Gap:</b> from {label} = {shortNumber(from, 3)} to {shortNumber(to, 3)} the loss is not finite
          {first && `; it begins with ${first}`}.
        </p>
      ))}
      {kinks.length > 0 && (
        <p className="plot-note">
          The curve has {kinks.length === 1 ? "a kink" : `${kinks.length} kinks`} here, where a unit comes to
          the other side of one:{" "}
          {kinks
            .slice(0, 4)
            .map(({ at, quantities }) => `${listed(quantities)} at ${label} ≈ ${shortNumber(at, 3)}`)
            .join("; ")}
          {kinks.length > 4 && " …"}. They are the dotted lines.
        </p>
      )}
      {secant && secant.kinks.length > 0 && (
        <p className="plot-note fails">
          <b>The secant crosses a kink</b> of {listed(secant.kinks)}: its slope is that of neither side.
        </p>
      )}
    </>
  );
}

/** The slope at the point: on both sides where they differ, and nothing of rounding's. */
export function slopeWords({ gradient, beside, isRounding }: LossCurve): string {
  if (beside)
    return `its slope is ${shortNumber(beside.left)} on the left and ${shortNumber(beside.right)} on the right; by convention the gradient is ${shortNumber(gradient)}`;
  return `its slope is ${isRounding ? "0 but for rounding" : shortNumber(gradient)}`;
}

/** The plot in a sentence, for those who can't see it. */
export function curveSentence(along: LossCurve, label: string): string {
  const { at, losses, window, value, loss } = along;
  return `The loss along ${label} from ${shortNumber(window[0])} to ${shortNumber(window[1])}. At ${label} = ${shortNumber(value)} it is ${shortNumber(loss)} and ${slopeWords(along)}. ${lowestPart(at, losses)}`;
}

/** Losses that differ by less are level: the rest is rounding. */
const rounding = 1e-12;

/** Where the curve is lowest: at a point, along a part of it, or everywhere alike. */
function lowestPart(at: LossCurve["at"], losses: LossCurve["losses"]): string {
  const finite = losses.filter(Number.isFinite);
  if (finite.length === 0) return "Nowhere in it is the loss finite.";
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const isLow = (loss: number) => loss - low <= rounding * Math.max(Math.abs(low), Math.abs(high));
  if (finite.every(isLow)) return `It is flat: the loss is ${shortNumber(low)} all along.`;
  const lowest = at.filter((_, k) => isLow(losses[k]));
  const [first, last] = [lowest[0], lowest[lowest.length - 1]];
  // Neighbours that are alike to float64 lie on either side of one lowest point.
  if (lowest.length <= 3)
    return `It is lowest at ${shortNumber(at[losses.indexOf(low)])}, with ${shortNumber(low)}.`;
  const isOnePart = losses.slice(at.indexOf(first), at.indexOf(last) + 1).every(isLow);
  return isOnePart
    ? `It is lowest from ${shortNumber(first)} to ${shortNumber(last)}, where it is flat, with ${shortNumber(low)}.`
    : `It is lowest at ${lowest.length} of its ${at.length} points, the first at ${shortNumber(first)}, with ${shortNumber(low)}.`;
}
