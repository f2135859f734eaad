import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import "./notice.css";

interface NoticeProps {
  /** Whether something has failed. */
  readonly isWrong?: boolean;
  readonly sentence: string;
  /** Buttons: what can be done about it, and one that ends it. */
  readonly children: ReactNode;
}

/** A sentence over the page's lower edge; what it is in says whether it is an alert, or a status. */
export function Notice({ isWrong = false, sentence, children }: NoticeProps) {
  return (
    <div className={isWrong ? "notice wrong" : "notice"}>
      <p>{sentence}</p>
      {children}
    </div>
  );
}

/** Where notices stand, whatever else is shown: one over the other, none over another's buttons. */
export const Notices = ({ children }: { readonly children: ReactNode }) =>
  createPortal(<div className="notices">{children}</div>, document.body);
