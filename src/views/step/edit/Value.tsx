import { fullNumber, shortNumber } from "../../../engine/math/format";
import type { Edit } from "../../../engine/network/document";
import { useWorkbench } from "../../../store/context";
import { NumberField, type NumberFieldProps } from "../../../ui/NumberField";

interface ValueProps extends Omit<NumberFieldProps, "shown" | "attributes" | "onChange" | "onPreview"> {
  /** Canonical name, where the number is one of the network's. */
  readonly quantity?: string;
  /** Significant digits for the eye. */
  readonly digits?: number;
  /** Puts another number in its place. */
  readonly change: (value: number) => Edit;
}

/** A number of the document as a field: rounded until it is typed in; the page follows while it is dragged. */
export function Value({ quantity, digits, change, ...field }: ValueProps) {
  const edit = useWorkbench((state) => state.edit);
  const preview = useWorkbench((state) => state.preview);
  const full = fullNumber(field.value);
  return (
    <NumberField
      title={`${full}: drag sideways, or type`}
      {...field}
      shown={shortNumber(field.value, digits)}
      onChange={(value) => edit(change(value))}
      onPreview={(value) => preview(value === undefined ? undefined : change(value))}
      {...(quantity !== undefined && { attributes: { "data-quantity": quantity, "data-value": full } })}
    />
  );
}
