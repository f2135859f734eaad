import { fullNumber, shortNumber } from "../../../engine/math/format";
import { FullNumber } from "../../../ui/numbers/FullNumber";

interface NumProps {
  readonly value: number;
  readonly label: string;
  /** Its canonical name, where it has one. */
  readonly quantity?: string | undefined;
  readonly gradient?: boolean;
  readonly digits?: number;
  /** −1 where arrow keys lead to it. */
  readonly tabIndex?: number;
}

/** A number of a plot or its table: short, and whole when it is pressed. */
export function Num({ value, label, quantity, gradient = false, digits = 6, tabIndex }: NumProps) {
  const sign = value < 0 ? "negative" : value > 0 ? "positive" : "zero";
  return (
    <FullNumber
      short={shortNumber(value, digits)}
      full={fullNumber(value)}
      label={label}
      {...(tabIndex !== undefined && { tabIndex })}
      className={gradient ? `gradient ${sign}` : ""}
      attributes={{
        "data-value": fullNumber(value),
        ...(quantity !== undefined && { "data-quantity": quantity }),
      }}
    />
  );
}
