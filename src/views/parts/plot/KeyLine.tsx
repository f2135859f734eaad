import type { ReactNode } from "react";

interface KeyLineProps {
  /** The `d` of a path in 26 × 12 pixels. */
  readonly path?: string;
  readonly colour?: string;
  readonly dashes?: string;
  readonly children: ReactNode;
}

/** One entry of a plot's key: a sample of the line, and what it is. */
export function KeyLine({ path = "M1,6H25", colour = "var(--ink)", dashes, children }: KeyLineProps) {
  return (
    <li>
      <svg viewBox="0 0 26 12" aria-hidden="true">
        <path d={path} fill="none" stroke={colour} strokeWidth="2" strokeDasharray={dashes} />
      </svg>
      {children}
    </li>
  );
}
