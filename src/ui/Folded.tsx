import { type ReactNode, useState } from "react";
import "./folded.css";

interface FoldedProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** What is made, and shown, when it is asked for. */
export default function Folded({ title, children }: FoldedProps) {
  const [open, setOpen] = useState(false);
  return (
    <details className="folded" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children}
    </details>
  );
}
