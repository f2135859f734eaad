import { useWorkbench } from "../../../store/work/context";
import { part } from "../../../ui/part";

/** Comes after the first paint: the pass can be stepped through without it. */
const NetworkEditor = part(() => import("./NetworkEditor"), {
  waiting: <p className="overline">Network</p>,
});

/** The network, its loss and its update, with every convention written out, and the example that is shown. */
export function NetworkPanel() {
  const document = useWorkbench((state) => state.document);
  return document && <NetworkEditor document={document} />;
}
