import { useMemo } from "react";
import { fullNumber, shortNumber } from "../../../../engine/math/format";
import { createLabels, written } from "../../../../engine/names/labels";
import type { Along } from "../../../../engine/studies/along";
import { useWorkbench } from "../../../../store/work/context";

interface CurveTextProps {
  readonly along: Along;
  readonly label: string;
}

/** What the curve is at the place that is pointed at: the nearest point that has been computed. */
export function CurveReadout({
  along,
  label,
  place,
}: CurveTextProps & { readonly place: number | undefined }) {
  if (place === undefined)
    return <p className="readout">drag the point, or use ← →; point at the curve for its numbers</p>;
  return (
    <p className="readout">
      {label} = {shortNumber(along.at[place])}: L = {fullNumber(along.losses[place])}
    </p>
  );
}

/** What else is to be said: gaps and kinks of the curve, and of the difference. */
export function CurveNotes({ along, label }: CurveTextProps) {
  const names = useWorkbench((state) => state.document?.names);
  const notation = useMemo(() => createLabels(names), [names]);
  const listed = (quantities: readonly string[]) =>
    quantities.map((name) => written(name, notation.text)).join(", ");
  const { gaps, kinks, secant } = along;
  return (
    <>
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

/** The plot in a sentence, for those who can't see it. */
export function curveSentence({ at, losses, window, value, loss, gradient }: Along, label: string): string {
  let lowest = -1;
  losses.forEach((each, k) => {
    if (Number.isFinite(each) && (lowest < 0 || each < losses[lowest])) lowest = k;
  });
  const best =
    lowest < 0
      ? "Nowhere in it is the loss finite."
      : `It is lowest at ${shortNumber(at[lowest])}, with ${shortNumber(losses[lowest])}.`;
  return `The loss along ${label} from ${shortNumber(window[0])} to ${shortNumber(window[1])}. At ${label} = ${shortNumber(value)} it is ${shortNumber(loss)} and its slope ${shortNumber(gradient)}. ${best}`;
}
