import { powerOfTen } from "../../../../draw/plot/axis";

interface StepSliderProps {
  readonly step: number;
  readonly onChange: (step: number) => void;
}

/** The step h from 1e-14 to 1e-1, in half decades. */
export function StepSlider({ step, onChange }: StepSliderProps) {
  const halves = Math.round(2 * Math.log10(step));
  return (
    <label>
      h
      <input
        type="range"
        aria-label="Step h of the difference"
        aria-valuetext={stepText(step)}
        min={-28}
        max={-2}
        step={1}
        value={halves}
        onChange={({ currentTarget }) => onChange(sliderStep(currentTarget.valueAsNumber))}
      />
      <span className="step-text">{stepText(step)}</span>
    </label>
  );
}

/** @param halves half decades: −10 is 1e-5 */
export function sliderStep(halves: number): number {
  return halves % 2 === 0 ? Number(`1e${halves / 2}`) : 10 ** (halves / 2);
}

/** 10⁻⁵, or 3.2 · 10⁻⁶ half way between. */
export function stepText(step: number): string {
  const exponent = Math.floor(Math.log10(step) + 1e-9);
  const mantissa = (step / 10 ** exponent).toPrecision(2);
  return mantissa === "1.0" ? powerOfTen(exponent) : `${mantissa} · ${powerOfTen(exponent)}`;
}
