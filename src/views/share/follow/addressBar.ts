import type { NetworkDocument } from "../../../engine/document/document";
import type { AnyDocument } from "../../../engine/document/programDocument";
import { loadPart } from "../../../loadPart";
import { presentOf } from "../../../store/history";
import type { Stores } from "../../../store/stores";
import { createTrainLink } from "../../../store/training/trainLink";
import { exampleIn } from "../../../store/work/exampleIn";
import { shownDocument } from "../../../store/work/shownDocument";
import type { Looking, View } from "../../../store/work/workbenchState";
import type { Address, Classroom } from "../../parts/address/address";
import { writeAddress } from "../../parts/address/writeAddress";
import { createTrainOffer } from "../../parts/files/trainOffer";

type AddressTarget = NonNullable<Address["of"]>;

/** Milliseconds without a change after which the address follows. */
const delay = 400;

/** Browsers take longer addresses, but not all programs that pass them on. */
const longestAddress = 32_000;

/** What the history has of a network that is too large for an address. */
export interface LeftHere {
  /** Of the moment that it is. */
  readonly key: string;
  readonly looking: Partial<Looking>;
}

/** What is written into the address, and when. */
export interface AddressBar {
  /** Soon: browsers allow few changes of the address in a short time, and each costs as much as a painting. */
  write(): void;
  /** What waits to be written is not written. */
  stop(): void;
  /** An address with this view has been opened: it is the browser's page already. */
  arrivedAt(view: View): void;
  /** Whether what an address names is open in that view. */
  isOpen(of: AddressTarget, view: View): boolean;
  hashOf(of: AddressTarget): string;
}

/** @param classroom how the page is arranged now */
export function createAddressBar(stores: Stores, classroom: () => Classroom): AddressBar {
  const { getState } = stores.workbench;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  /** The view of the browser's page: another one is a page of its own, so that the way back leads to the first. */
  let written: View | undefined;
  const packed = new WeakMap<AnyDocument, string | undefined>();

  /** What is trained, while Train is shown and has loaded: the document, and how it is written, without its run. */
  function trained() {
    const { training } = stores.get(createTrainLink).getState();
    const { offer } = stores.get(createTrainOffer).getState();
    if (getState().view === "step" || !training || !offer) return undefined;
    return { document: training.getState().document as NetworkDocument, start: offer.start };
  }

  const shown = () => trained()?.document ?? shownDocument(getState());

  function write(): void {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const { sheet } = getState();
      const document = shown();
      if (!document) return;
      if (sheet && !trained()) put(hashOf({ exercise: sheet.id }));
      else if (packed.has(document)) putPacked(packed.get(document));
      else
        packAndWrite(document).catch(() =>
          getState().fail(
            "The address doesn't follow the page: what writes it could not be loaded. Check the connection and reload the page.",
          ),
        );
    }, delay);
  }

  async function packAndWrite(document: AnyDocument): Promise<void> {
    const { pack } = await loadPart(() => import("../../../export/link"));
    const part = await pack(trained()?.start() ?? document);
    if (shown() !== document) return;
    packed.set(document, part.length <= longestAddress ? part : undefined);
    putPacked(packed.get(document));
  }

  function putPacked(part: string | undefined): void {
    if (part !== undefined) {
      put(hashOf({ packed: part }));
      return;
    }
    // Too long for an address: better none than that of another network. Who comes back to it finds it in the history.
    const { history: works, index, size, view, look, presentation } = getState();
    const left: LeftHere = {
      key: presentOf(works)?.key ?? "",
      looking: { index, size, view, look, presentation },
    };
    put(location.pathname + location.search, left);
  }

  function put(address: string, left: LeftHere | null = null): void {
    const { view } = getState();
    if (written !== undefined && written !== view) history.pushState(left, "", address);
    else if (left || address !== location.hash) history.replaceState(left, "", address);
    written = view;
  }

  function hashOf(of: AddressTarget): string {
    if (trained()) {
      const { view, arrangement } = getState();
      const arranged = view === "compare" ? { arrangement } : {};
      return writeAddress({ of, index: 0, view, selected: [], ...arranged, classroom: classroom() });
    }
    const { opened, index: asked, size, view, look, presentation, selected, about } = getState();
    const example = exampleIn(getState());
    const index = opened?.step.index ?? asked;
    const looking = { index, size, view, look, presentation, example, selected, about };
    return writeAddress({ of, ...looking, classroom: classroom() });
  }

  return {
    write,
    stop: () => clearTimeout(waiting),
    arrivedAt: (view) => {
      written = view;
    },
    isOpen(of, view) {
      const { sheet } = getState();
      const document = shownDocument(getState());
      if ("exercise" in of) return sheet?.id.toLowerCase() === of.exercise.toLowerCase();
      const training = stores.get(createTrainLink).getState().training?.getState().document;
      const open = view !== "step" ? (training ?? document) : document;
      return open !== undefined && packed.get(open) === of.packed;
    },
    hashOf,
  };
}
