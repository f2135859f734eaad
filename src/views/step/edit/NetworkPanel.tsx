import { lazy, Suspense } from "react";
import { useWorkbench } from "../../../store/work/context";

/** Comes after the first paint: the pass can be stepped through without it. */
const NetworkEditor = lazy(() => import("./NetworkEditor").catch(() => ({ default: Missing })));

/** The network, its loss and its update, with every convention written out, and the example that is shown. */
export function NetworkPanel() {
  const document = useWorkbench((state) => state.document);
  const description = useWorkbench((state) => state.opened?.description);
  if (!document || !description) return null;
  return (
    <Suspense fallback={<p className="overline">Network</p>}>
      <NetworkEditor document={document} description={description} />
    </Suspense>
  );
}

function Missing() {
  return (
    <p className="quiet">
      The network's panel could not be loaded. Check the connection and reload the page.
    </p>
  );
}
