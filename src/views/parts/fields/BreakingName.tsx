import { Fragment } from "react";
import "./breakingName.css";

/** A name that goes on in another line where it has no room in one: it breaks behind a sign or an underscore, if it can, or at a space. */
export function BreakingName({ name }: { readonly name: string }) {
  const parts = name.split(/(?<=[_.,\]=/]|\S\()/);
  return (
    <span className="breaking-name">
      {parts.map((part, k) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part is known by its index
        <Fragment key={k}>
          {k > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
