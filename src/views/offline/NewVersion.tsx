import { useEffect, useState } from "react";
import { keepForOffline } from "../../offline/register";
import { Notice } from "../../ui/Notice";
import "./newVersion.css";

/**
 * Keeps the page for offline use, and offers a new version when one has come; it is never forced into work.
 * @param keep starts what keeps it
 */
export function NewVersion({ keep = keepForOffline }: { readonly keep?: typeof keepForOffline }) {
  const [takeOver, setTakeOver] = useState<() => void>();
  useEffect(() => {
    // Forbidden, or without room, the page works from its host.
    const start = () => void keep((take) => setTakeOver(() => take)).catch(() => undefined);
    // What the page itself loads comes first.
    if ("requestIdleCallback" in window) requestIdleCallback(start);
    else setTimeout(start, 1000);
  }, [keep]);
  if (!takeOver) return null;
  return (
    <div role="status" className="new-version">
      <Notice sentence="A new version of this page is ready. Reload when it suits you.">
        <button type="button" onClick={takeOver}>
          Reload
        </button>
        <button type="button" onClick={() => setTakeOver(undefined)}>
          Later
        </button>
      </Notice>
    </div>
  );
}
