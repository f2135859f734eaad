import type { NetworkDocument } from "../../../engine/document/document";
import { type Outcome, refused } from "../../../engine/document/outcome";
import { loadPart } from "../../../loadPart";
import type { Stores } from "../../../store/stores";
import { createOffers } from "../../../store/work/offers";

type Bring = typeof import("./bring");
const load = () => import("./bring");

/** What reads what is brought; it loads when something is. */
export const loadBring = (): Promise<Bring> => loadPart(load);

/** Takes what a reader brings to the open document, and says what has become of it. */
export async function bringTo(
  { workbench, get }: Stores,
  make: (bring: Bring, document: NetworkDocument) => Outcome | Promise<Outcome>,
): Promise<void> {
  const { document, locked } = workbench.getState();
  if (!document) return;
  const { tell } = get(createOffers).getState();
  if (locked) return tell(refused("Nothing can be changed here: the link that was opened asks for that."));
  try {
    const outcome = await make(await loadBring(), document);
    // What was read for another document isn't true of this one.
    if (workbench.getState().document === document) tell(outcome);
  } catch {
    tell(refused("It can't be read, or the page could not load what reads it. Nothing was changed."));
  }
}
