import { useRef } from "react";
import { fullNumber, shortNumber } from "../../../../engine/math/format";
import { useFrames } from "../../../../store/work/context";
import { FullNumber, writeNumber } from "../../../../ui/numbers/FullNumber";

export interface ResultNumberProps {
  readonly value: number;
  readonly className: string;
  /** None where it isn't the quantity yet. */
  readonly quantity: string | undefined;
}

/** The step's number, which follows a change under way. */
export default function ResultNumber({ value, className, quantity }: ResultNumberProps) {
  const button = useRef<HTMLButtonElement>(null);
  useFrames(({ step }) => {
    if (!button.current || typeof step.value !== "number") return;
    writeNumber(button.current, digitsOf(step.value));
    if (quantity) button.current.dataset.value = fullNumber(step.value);
  }, "explanation");
  return (
    <FullNumber
      ref={button}
      className={className}
      {...digitsOf(value)}
      attributes={quantity ? { "data-quantity": quantity, "data-value": fullNumber(value) } : {}}
    />
  );
}

const digitsOf = (value: number) => ({
  label: "Result",
  short: shortNumber(value),
  full: fullNumber(value),
});
