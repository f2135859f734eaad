import { signColour } from "../../../../../draw/colour";
import type { LossCurve } from "../../../../../engine/studies/lossCurve";
import { KeyLine } from "../../../../parts/plot/KeyLine";
import { useLossName } from "../../../../parts/useLossName";

interface CurveKeysProps {
  readonly along: LossCurve;
  readonly label: string;
}

/** What the lines of the curve's plot are. */
export function CurveKeys({ along: { gradient, secant, update }, label }: CurveKeysProps) {
  const loss = useLossName();
  return (
    <ul className="plot-keys" aria-label="Key">
      <KeyLine>
        loss {loss}({label}), all else staying
      </KeyLine>
      <KeyLine colour={signColour("gradient", gradient)} dashes="7 3">
        tangent: its slope is ∂{loss}/∂{label}
      </KeyLine>
      {update && (
        <KeyLine colour="var(--value-pos)" path="M2,6a4,4 0 1 0 8,0a4,4 0 1 0 -8,0M18,2L22,6L18,10L14,6Z">
          after one update: ○ real, ◇ by the tangent
        </KeyLine>
      )}
      {secant && (
        <KeyLine colour="var(--value-neg)" dashes="2 3">
          secant of the difference
        </KeyLine>
      )}
    </ul>
  );
}
