import type { ReactNode } from "react";
import "./rows.css";

interface RowProps {
  readonly label: ReactNode;
  readonly title?: string | undefined;
  readonly hidden?: boolean | undefined;
  readonly children: ReactNode;
}

/** What something is called, and the control for it. */
export function Row({ label, title, hidden, children }: RowProps) {
  return (
    <div className="row" hidden={hidden}>
      <dt title={title}>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
