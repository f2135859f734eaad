import { NumberField } from "./NumberField";

interface StepperProps {
  readonly value: number;
  readonly most: number;
  readonly label: string;
  /** What the buttons do: "Remove a unit …" and "Add a unit …". */
  readonly fewer: string;
  readonly more: string;
  readonly unit?: string;
  readonly onChange: (value: number) => void;
}

/** A count from 1 on, with a button for one fewer and one more. */
export function Stepper({ value, most, label, fewer, more, unit, onChange }: StepperProps) {
  const check = (count: number) =>
    Number.isInteger(count) && count >= 1 && count <= most
      ? undefined
      : `must be a whole number from 1 to ${most}`;
  return (
    <span className="stepper">
      <button
        type="button"
        className="tool"
        aria-label={fewer}
        title={fewer}
        disabled={value <= 1}
        onClick={() => onChange(value - 1)}
      >
        −
      </button>
      <NumberField value={value} label={label} step={1} check={check} onChange={onChange} />
      {unit}
      <button
        type="button"
        className="tool"
        aria-label={more}
        title={more}
        disabled={value >= most}
        onClick={() => onChange(value + 1)}
      >
        +
      </button>
    </span>
  );
}
