import { useEffect, useState } from "react";
import "./fullNumber.css";

interface FullNumberProps {
  /** Rounded for the eye. */
  readonly short: string;
  /** All digits: what a click shows and copies. */
  readonly full: string;
  readonly label: string;
  readonly className?: string;
  /** −1 where arrow keys lead to it. */
  readonly tabIndex?: number;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A number that shows and copies all of its digits when it is pressed. */
export function FullNumber({ short, full, label, className = "", tabIndex, attributes }: FullNumberProps) {
  const [open, setOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number starts closed
  useEffect(() => setOpen(false), [full]);
  const press = () => {
    setOpen(!open);
    // Where the clipboard is forbidden the digits can still be selected.
    if (!open) navigator.clipboard?.writeText(full).catch(() => undefined);
  };
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      className={`full-number ${className}`}
      aria-expanded={open}
      onClick={press}
      title={`${full} (click to copy)`}
      aria-label={`${label}: ${open ? full : short}`}
      {...attributes}
    >
      {open ? full : short}
    </button>
  );
}
