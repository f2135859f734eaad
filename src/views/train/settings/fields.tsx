import { valueFault } from "../../../engine/document/faults/valueFault";
import type { NumberRange } from "../../../engine/math/parameter";
import { Row } from "../../parts/fields/Row";
import { Value } from "../../parts/fields/Value";

interface NumberRowProps {
  readonly label: string;
  /** For those who hear it, where the label alone isn't enough. */
  readonly name?: string;
  readonly title?: string;
  readonly value: number;
  readonly range: NumberRange;
  readonly step?: number;
  readonly onChange: (value: number) => void;
}

/** A number that isn't a declared parameter of a choice: a count, a seed. */
export function NumberRow({ label, name = label, title, value, range, step = 1, onChange }: NumberRowProps) {
  return (
    <Row label={label} title={title}>
      <Value
        value={value}
        label={name}
        step={step}
        check={(number) => valueFault(number, range)}
        onChange={onChange}
      />
    </Row>
  );
}

interface OptionalRowProps extends Omit<NumberRowProps, "value" | "onChange"> {
  readonly value: number | undefined;
  /** What it gets when it is switched on. */
  readonly usual: number;
  readonly onChange: (value: number | undefined) => void;
}

/** A number that may be switched off. */
export function OptionalRow({ value, usual, label, title, onChange, ...rest }: OptionalRowProps) {
  return (
    <Row
      label={
        <label className="optional">
          <input
            type="checkbox"
            checked={value !== undefined}
            onChange={({ currentTarget }) => onChange(currentTarget.checked ? usual : undefined)}
          />
          {label}
        </label>
      }
      title={title}
    >
      {value === undefined ? (
        <span className="quiet">off</span>
      ) : (
        <Value
          value={value}
          label={rest.name ?? label}
          step={rest.step ?? 1}
          check={(number) => valueFault(number, rest.range)}
          onChange={onChange}
        />
      )}
    </Row>
  );
}
