import { type Ref, useState } from "react";
import { setText } from "../setText";
import "./fullNumber.css";

interface Digits {
  /** Rounded for the eye. */
  readonly short: string;
  /** All digits: what a click shows and copies. */
  readonly full: string;
  readonly label: string;
}

interface FullNumberProps extends Digits {
  readonly ref?: Ref<HTMLButtonElement>;
  readonly className?: string;
  /** −1 where arrow keys lead to it. */
  readonly tabIndex?: number;
  readonly attributes?: Readonly<Record<string, string>>;
}

const titleOf = ({ full }: Digits) => `${full} (click to copy)`;
const textOf = ({ short, full }: Digits, open: boolean) => (open ? full : short);

/** Writes another number over one that has been rendered. */
export function writeNumber(button: HTMLElement, digits: Digits): void {
  const text = textOf(digits, button.ariaExpanded === "true");
  setText(button, text);
  const [title, label] = [titleOf(digits), `${digits.label}: ${text}`];
  if (button.title !== title) button.title = title;
  if (button.ariaLabel !== label) button.ariaLabel = label;
}

/** A number that shows and copies all of its digits when it is pressed. */
export function FullNumber({ ref, className = "", tabIndex, attributes, ...digits }: FullNumberProps) {
  const { full, label } = digits;
  const [opened, setOpened] = useState<string>();
  const open = opened === full;
  // Another number starts closed.
  if (opened !== undefined && !open) setOpened(undefined);
  const press = () => {
    setOpened(open ? undefined : full);
    // Where the clipboard is forbidden the digits can still be selected.
    if (!open) navigator.clipboard?.writeText(full).catch(() => undefined);
  };
  const text = textOf(digits, open);
  return (
    <button
      ref={ref}
      type="button"
      tabIndex={tabIndex}
      className={`full-number ${className}`}
      aria-expanded={open}
      onClick={press}
      title={titleOf(digits)}
      aria-label={`${label}: ${text}`}
      {...attributes}
    >
      {text}
    </button>
  );
}
