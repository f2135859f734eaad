import { fullNumber, shortestNumber, shortNumber } from "../../../engine/math/format";
import { NumberField, type NumberFieldProps } from "../../../ui/numbers/NumberField";

interface ValueProps extends Omit<NumberFieldProps, "shown" | "attributes"> {
  /** Canonical name, where the number is one of the network's. */
  readonly quantity?: string;
  /** Significant digits for the eye. */
  readonly digits?: number;
}

/** A number of the document as a field: rounded until it is typed in. */
export function Value({ quantity, digits, ...field }: ValueProps) {
  const { value, initial } = field;
  const back =
    initial === undefined || initial === value ? "" : `; double-click for ${shortestNumber(initial)} again`;
  return (
    <NumberField
      title={`${shortestNumber(value)}: drag sideways, or type${back}`}
      {...field}
      shown={shortNumber(value, digits)}
      {...(quantity !== undefined && {
        attributes: (now) => ({ "data-quantity": quantity, "data-value": fullNumber(now) }),
      })}
    />
  );
}
