import type { NetworkDocument } from "../../../engine/document/document";
import { type Outcome, refused } from "../../../engine/document/outcome";
import { loadPart } from "../../../loadPart";
import { presentOf } from "../../../store/history";
import type { Stores } from "../../../store/stores";
import { createOffers } from "../../../store/work/offers";
import { networkIn } from "../../../store/work/workEntry";

type Bring = typeof import("./bring");
const load = () => import("./bring");

/** What reads what is brought; it loads when something is. */
export const loadBring = (): Promise<Bring> => loadPart(load);

/** Takes what a reader brings to the open document, and says what has become of it. */
export async function bringTo(
  { workbench, get }: Stores,
  make: (bring: Bring, document: NetworkDocument) => Outcome | Promise<Outcome>,
): Promise<void> {
  const { locked } = workbench.getState();
  const present = () => presentOf(workbench.getState().history);
  const key = present()?.key;
  const network = () => networkIn(present()?.document);
  if (!network()) return;
  const { tell } = get(createOffers).getState();
  if (locked) return tell(refused("Nothing can be changed here: the link that was opened asks for that."));
  try {
    const bring = await loadBring();
    let outcome: Outcome | undefined;
    // What was read for the network before a change need not be true of the one after it.
    for (let read: NetworkDocument | undefined, now = network(); now && now !== read; now = network()) {
      outcome = await make(bring, now);
      read = now;
    }
    if (present()?.key !== key)
      outcome = refused("Another network was opened before it was read. Nothing was changed.");
    if (outcome) tell(outcome);
  } catch {
    tell(refused("It can't be read, or the page could not load what reads it. Nothing was changed."));
  }
}
