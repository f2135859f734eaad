import type { ReactNode } from "react";
import { BreakingName } from "./BreakingName";
import "../../../ui/fields.css";

interface NamedProps {
  /** Canonical. */
  readonly quantity: string;
  readonly children: ReactNode;
}

/** A quantity's name where it stands; pressed, it can be given another. Keys reach it with F2 from its number. */
export const Named = ({ quantity, children }: NamedProps) => (
  <button
    type="button"
    className="name-button"
    tabIndex={-1}
    data-rename={quantity}
    title="Press for another name; F2 on its number"
  >
    {typeof children === "string" ? <BreakingName name={children} /> : children}
  </button>
);
