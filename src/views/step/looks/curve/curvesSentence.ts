import { shortNumber } from "../../../../engine/math/format";
import type { ProgramCurves } from "../../../../engine/studies/programCurves";
import { curveLines } from "./lines";

/** The plot in a sentence, for those who can't see it. */
export function curvesSentence(
  curves: ProgramCurves,
  label: (name: string) => string,
  derivatives: boolean,
): string {
  const { along, window, value } = curves;
  const title = label(along);
  const parts = curveLines(curves, derivatives).map(({ name, values, value: own, slope }) => {
    const finite = values.filter(Number.isFinite);
    const range =
      finite.length === 0
        ? "nowhere a finite number"
        : `from ${shortNumber(Math.min(...finite))} to ${shortNumber(Math.max(...finite))}, ${shortNumber(own)} here${slope === undefined ? "" : `, where its slope is ${shortNumber(slope)}`}`;
    return `${derivatives ? "the derivative of " : ""}${label(name)} is ${range}`;
  });
  return `Along ${title} from ${shortNumber(window[0])} to ${shortNumber(window[1])}, with ${title} = ${shortNumber(value)} here: ${parts.join("; ")}.`;
}
