import type { NetworkDocument } from "../../engine/document/document";
import { networkAlone } from "../../engine/document/networkAlone";
import { exercises } from "../../exercises";
import { loadPart } from "../../loadPart";
import { MissingPart } from "../../loadTwice";
import { presentOf } from "../../store/history";
import { forgive, hasBlanked } from "../../store/keep/blanked";
import type { Stores } from "../../store/stores";
import { createTrainLink } from "../../store/training/trainLink";
import { exampleIn } from "../../store/work/exampleIn";
import { keepReadersChoices } from "../../store/work/keepReadersChoices";
import type { Looking, Workbench } from "../../store/work/workbenchState";
import { type Address, type Classroom, ordinary, readAddress, writeAddress } from "./address";
import { arrange } from "./classroom";
import { sayUncaught } from "./uncaught";

/** What the page opens with: sheet D's first problem, the classic. */
const first = "D-P1";

/** Where a network is looked at first. */
const plain = { view: "step", size: "unit", look: "Units", example: undefined, index: 0 } as const;

/** Milliseconds without a change after which the address follows. */
const addressDelay = 400;

/** Where a page that goes away leaves its address for the next one. */
const leftBehind = "backprop-workbench.address";

/** Browsers take longer addresses, but not all programs that pass them on. */
const longestAddress = 32_000;

/**
 * Opens what the address names, also when it changes, and keeps the address in step with the page: of an exercise
 * `#D-P1/19/unit`, of any other network the whole document, so that a reload brings it back.
 */
export function followAddress(stores: Stores): void {
  const { workbench } = stores;
  const { getState, subscribe } = workbench;
  sayUncaught(workbench);
  let classroom = ordinary;
  let stopArranged: (() => void) | undefined;
  /** Counts what has been asked for: a slow answer to an older question is dropped. */
  let asked = 0;
  /** The document from before the one that is being opened; its changes don't belong to the new address. */
  let leaving: { readonly document: NetworkDocument | undefined } | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const packed = new WeakMap<NetworkDocument, string | undefined>();

  /** @param byItself whether nobody has asked for it: a page begins */
  async function show(hash: string, byItself = false): Promise<void> {
    const question = ++asked;
    clearTimeout(waiting);
    const { address, faults } = readAddress(hash);
    leaving = { document: getState().document };
    const before = presentOf(getState().history) ? getState() : workbench.getInitialState();
    const wanted = address.of ?? { exercise: first };
    let opened = "packed" in wanted ? await unpacked(wanted.packed) : await exercise(wanted.exercise);
    if (question !== asked) return;
    const network = opened.found && networkAlone(opened.found.document);
    /** The page failed at it, which an exercise's beginning is yet to do. */
    const hasFailed = byItself && network !== undefined && hasBlanked(network);
    if (hasFailed && !opened.found?.sheet)
      opened = { fault: "The network of this address is not opened by itself, since the page failed at it." };
    else if (network && !byItself) forgive(network);
    const sentences = opened.fault === undefined ? [...faults] : [opened.fault, ...faults];
    let found = opened.found;
    // A page that starts with a broken link still starts with something to work on.
    if (!found && !leaving.document) {
      const instead = await exercise(first);
      if (question !== asked) return;
      found = instead.found;
      sentences.push(instead.fault ?? `Instead, this is ${found?.document.title}.`);
    }
    arrangeFor(address.classroom);
    if (found) {
      const { document, sheet } = found;
      const { view, size, look, example, index } = hasFailed ? plain : address;
      const at = opened.found ? index : 0;
      const presentation = { ...before.presentation, ...address.presentation };
      const looking = { view, index: at, size, look, presentation, example };
      getState().open(networkAlone(document), sheet, keepReadersChoices(looking, before, getState()));
      // A link to Train holds what is trained.
      if (address.view === "train" && document.dataset)
        stores.get(createTrainLink).getState().handOverToTrain(document);
      afterOpening(() => {
        const { opened: pass, select } = getState();
        if (pass && at >= pass.count)
          sentences.push(`There is no step ${at + 1}; the last of the ${pass.count} is shown.`);
        for (const name of address.selected) select(name, true);
        if (sentences.length > 0) getState().fail(sentences.join(" "));
      });
    } else {
      leaving = undefined;
      if (sentences.length > 0) getState().fail(sentences.join(" "));
      write();
    }
  }

  /** Calls back when the worker has answered. */
  function afterOpening(then: () => void): void {
    const before = leaving?.document;
    const stop = subscribe(({ document }) => {
      if (document === before) return;
      stop();
      then();
    });
  }

  /** Soon: browsers allow few changes of the address in a short time, and each costs as much as a painting. */
  function write(): void {
    clearTimeout(waiting);
    const { document, sheet } = getState();
    if (!document || leaving) return;
    waiting = setTimeout(() => {
      if (sheet) replace({ exercise: sheet.id });
      else if (packed.has(document)) replaceWith(packed.get(document));
      else
        packAndWrite(document).catch(() =>
          getState().fail(
            "The address doesn't follow the page: what writes it could not be loaded. Check the connection and reload the page.",
          ),
        );
    }, addressDelay);
  }

  async function packAndWrite(document: NetworkDocument): Promise<void> {
    const { pack } = await loadPart(() => import("../../export/link"));
    const part = await pack(document);
    packed.set(document, part.length <= longestAddress ? part : undefined);
    if (getState().document === document && !leaving) replaceWith(packed.get(document));
  }

  function replaceWith(part: string | undefined): void {
    if (part !== undefined) {
      replace({ packed: part });
      return;
    }
    // Too long for an address: better none than that of another network. Who comes back to it finds it in the history.
    const { history: works, index, size, view, look, presentation } = getState();
    const left: LeftHere = {
      key: presentOf(works)?.key ?? "",
      looking: { index, size, view, look, presentation },
    };
    history.replaceState(left, "", location.pathname + location.search);
  }

  /** Opens what has no address of its own, where it was left. */
  function comeBack({ key, looking }: LeftHere): boolean {
    const { history: works, document, resume } = getState();
    const entry = works.entries.findLast((candidate) => candidate.key === key);
    if (!entry) return false;
    asked += 1;
    clearTimeout(waiting);
    leaving = { document };
    resume(entry, looking);
    return true;
  }

  function replace(of: NonNullable<Address["of"]>): void {
    const hash = hashOf(of);
    if (hash !== location.hash) history.replaceState(null, "", hash);
  }

  function hashOf(of: NonNullable<Address["of"]>): string {
    const { opened, index: asked, size, view, look, presentation, selected } = getState();
    const example = exampleIn(getState());
    const index = opened?.step.index ?? asked;
    return writeAddress({ of, index, size, view, look, presentation, example, selected, classroom });
  }

  /** The address of a page that goes away can't be changed any more: the next page of this tab finds it. */
  function leave(): void {
    const { document, sheet } = getState();
    try {
      delete sessionStorage[leftBehind];
      if (!document || leaving || !sheet) return;
      sessionStorage[leftBehind] = hashOf({ exercise: sheet.id });
    } catch {
      // A storage that is full or forbidden: then the last step before it rested is the one that comes back.
    }
  }

  function arrangeFor(next: Classroom): void {
    classroom = next;
    stopArranged?.();
    stopArranged = arrange(next, workbench, () => {
      arrangeFor({ ...classroom, present: false });
      write();
    });
  }

  /** A page that is reloaded is as it was; any other is what its address says. */
  async function begin(): Promise<void> {
    const hash = reloaded() ?? location.hash;
    if (await restored(stores)) arrangeFor(readAddress(hash).address.classroom);
    else await show(hash, true);
  }

  let last: readonly unknown[] = [];
  subscribe((state) => {
    const { document, sheet, opened, gaveUp, size, view, look, presentation, selected } = state;
    if (leaving && (document !== leaving.document || gaveUp)) leaving = undefined;
    // The step that is shown: what is asked for may come late, or not at all.
    const now = [
      document,
      sheet,
      opened?.step.index,
      gaveUp,
      size,
      view,
      look,
      presentation,
      exampleIn(state),
      selected,
    ];
    if (now.every((part, k) => part === last[k])) return;
    last = now;
    write();
  });
  window.addEventListener("pagehide", leave);
  window.addEventListener("popstate", ({ state }) => {
    if (!state?.key || !comeBack(state)) void show(location.hash);
  });
  begin().catch(() =>
    getState().fail(
      "What you worked on last could not be loaded. Check the connection and reload the page; it is still kept.",
    ),
  );
}

/** The address that a page had when it was reloaded, where that wasn't written any more. */
function reloaded(): string | undefined {
  try {
    const hash: string | undefined = sessionStorage[leftBehind];
    delete sessionStorage[leftBehind];
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return entry?.type === "reload" ? hash : undefined;
  } catch {
    return undefined;
  }
}

/** Whether what was kept has been opened. Only where there is something does the page wait for it. */
async function restored(stores: Stores): Promise<boolean> {
  try {
    const kept = location.hash
      ? sessionStorage["backprop-workbench.slot"]
      : localStorage["backprop-workbench.kept"];
    if (!kept) return false;
    const { restoreKept } = await loadPart(() => import("../gallery/restoreKept"));
    return await restoreKept(stores);
  } catch (error) {
    // It is still there, for a page that can load what reads it.
    if (error instanceof MissingPart) throw error;
    // What the storage has against it is said by what keeps.
    return false;
  }
}

/** What the history has of a network that is too large for an address. */
interface LeftHere {
  /** Of the moment that it is. */
  readonly key: string;
  readonly looking: Partial<Looking>;
}

interface Found {
  readonly found?: { readonly document: NetworkDocument; readonly sheet?: Workbench["sheet"] } | undefined;
  readonly fault?: string | undefined;
}

async function exercise(id: string): Promise<Found> {
  const entry = exercises.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
  if (!entry) return { fault: `There is no exercise ${id}. The list of exercises is under the name above.` };
  try {
    const { default: sheet } = await loadPart(entry.load);
    // The tests read each document of the gallery, so it needs no reading here.
    return { found: { document: sheet.document as NetworkDocument, sheet } };
  } catch {
    return {
      fault: `The exercise ${entry.id} could not be loaded. Check the connection and choose it again.`,
    };
  }
}

async function unpacked(part: string): Promise<Found> {
  try {
    const { unpack, faultsText } = await loadPart(() => import("../../export/link"));
    const { document, faults } = await unpack(part);
    if (document) return { found: { document } };
    return { fault: `The link's network can't be opened: ${faultsText(faults)}.` };
  } catch {
    return { fault: "What reads the link could not be loaded. Check the connection and reload the page." };
  }
}
