import { documentAlone } from "../../../engine/document/networkAlone";
import { type AnyDocument, isProgram } from "../../../engine/document/programDocument";
import { usualPresentation } from "../../../engine/names/presentation";
import { presentOf } from "../../../store/history";
import { forgive, hasBlanked } from "../../../store/keep/page/blanked";
import type { Stores } from "../../../store/stores";
import { createTrainLink } from "../../../store/training/trainLink";
import { exampleIn } from "../../../store/work/exampleIn";
import { keepReadersChoices } from "../../../store/work/keepReadersChoices";
import { shownDocument } from "../../../store/work/shownDocument";
import type { Address } from "../../parts/address/address";
import { readAddress, withOptions } from "../../parts/address/readAddress";
import { createTrainOffer } from "../../parts/files/trainOffer";
import { createAddressBar, type LeftHere } from "./addressBar";
import { createPageClassroom } from "./classroom";
import { find } from "./find";
import { leaveBehind, leftBehind } from "./leftBehind";
import { hasStep, lookAs, selectAsked, usualLook } from "./lookAs";
import { restored } from "./restored";
import { sayUncaught } from "./uncaught";

/** What the page opens with: sheet D's first problem, the classic. */
const first = "D-P1";

/** Where a network is looked at first. */
const plain = {
  view: "step",
  size: "unit",
  look: usualLook,
  example: undefined,
  index: 0,
  about: undefined,
} as const;

/**
 * Opens what the address names, also when it changes, and keeps the address in step with the page: of an exercise
 * `#D-P1/19/unit`, of any other network the whole document, so that a reload brings it back.
 */
export function followAddress(stores: Stores): void {
  const { workbench } = stores;
  const { getState, subscribe } = workbench;
  sayUncaught(workbench);
  const classroom = createPageClassroom(stores);
  /** Counts what has been asked for: a slow answer to an older question is dropped. */
  let asked = 0;
  /**
   * The document from before the one that is being opened; its changes don't belong to the new address. Once the other
   * has been asked for, this one is no longer what is open, though it is still shown.
   */
  let leaving:
    | {
        readonly document: AnyDocument | undefined;
        readonly isAskedFor: boolean;
        /** The address of the other, where it has one. */
        readonly hash?: string;
      }
    | undefined;
  const bar = createAddressBar(stores, classroom.now);

  /** @param byItself whether nobody has asked for it: a page begins */
  async function show(hash: string, byItself = false): Promise<void> {
    const question = ++asked;
    bar.stop();
    const { address, faults } = readAddress(hash);
    if (
      address.of &&
      address.student === undefined &&
      !leaving?.isAskedFor &&
      bar.isOpen(address.of, address.view) &&
      hasStep(getState(), address)
    ) {
      lookAt(address, faults);
      return;
    }
    leaving = { document: shownDocument(getState()), isAskedFor: false, hash };
    // Before any number is shown.
    if (address.classroom.predict) await classroom.predictFirst(true);
    const before = presentOf(getState().history) ? getState() : workbench.getInitialState();
    const wanted = address.of ?? { exercise: first };
    let opened = await find(wanted, address.student);
    if (question !== asked) return;
    const network = opened.found && documentAlone(opened.found.document);
    /** The page failed at it, which an exercise's beginning is yet to do. */
    const hasFailed = byItself && network !== undefined && hasBlanked(network);
    if (hasFailed && !opened.found?.sheet)
      opened = { fault: "The network of this address is not opened by itself, since the page failed at it." };
    else if (network && !byItself) forgive(network);
    const sentences = opened.fault === undefined ? [...faults] : [opened.fault, ...faults];
    let found = opened.found;
    // A page that starts with a broken link still starts with something to work on.
    if (!found && !leaving.document) {
      const instead = await find({ exercise: first });
      if (question !== asked) return;
      found = instead.found;
      sentences.push(instead.fault ?? `Instead, this is ${found?.document.title}.`);
    }
    classroom.arrange(address.classroom);
    if (found) {
      const { document, sheet } = found;
      const { view, size, look, example, index, about } = hasFailed ? plain : address;
      const at = opened.found ? index : 0;
      // What an address leaves out is as usual, whoever opens it.
      const presentation = { ...usualPresentation, ...address.presentation };
      const looking = { view, index: at, size, look, presentation, example, about: about ?? {} };
      bar.arrivedAt(view);
      workbench.setState({ arrangement: address.arrangement });
      // A link to Train holds what is trained.
      if (address.view !== "step" && !isProgram(document) && document.dataset) {
        stores.get(createTrainLink).getState().handOverToTrain(document);
        // What Step has open stays there.
        if (leaving.document) {
          leaving = undefined;
          getState().show(address.view);
          if (sentences.length > 0) getState().fail(sentences.join(" "));
          return;
        }
      }
      leaving = { document: shownDocument(getState()), isAskedFor: true, hash };
      getState().open(documentAlone(document), sheet, keepReadersChoices(looking, before, getState()));
      afterOpening(() => {
        sentences.push(...selectAsked(workbench, document, { ...address, index: at }));
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
    const stop = subscribe((state) => {
      if (shownDocument(state) === before) return;
      stop();
      then();
    });
  }

  /** What the address names is open already: only where one looks changes. */
  function lookAt(address: Address, faults: readonly string[]): void {
    leaving = undefined;
    bar.arrivedAt(address.view);
    classroom.arrange(address.classroom);
    lookAs(workbench, address, faults);
  }

  function write(): void {
    if (leaving) bar.stop();
    else bar.write();
  }

  /** Opens what has no address of its own, where it was left. */
  function comeBack({ key, looking }: LeftHere): boolean {
    const { history: works, resume } = getState();
    const entry = works.entries.findLast((candidate) => candidate.key === key);
    if (!entry) return false;
    asked += 1;
    bar.stop();
    leaving = { document: shownDocument(getState()), isAskedFor: true };
    if (looking.view) bar.arrivedAt(looking.view);
    resume(entry, looking);
    return true;
  }

  function leave(): void {
    const { document, sheet, view } = getState();
    const isHere = document && !leaving && sheet && view === "step";
    leaveBehind({
      address: isHere ? bar.hashOf({ exercise: sheet.id }) : undefined,
      asked: leaving?.hash,
    });
  }

  /** A page that is reloaded is as it was, or as it was to be; any other is what its address says. */
  async function begin(): Promise<void> {
    const whole = withOptions(location.hash, location.search);
    if (whole !== location.hash) history.replaceState(history.state, "", location.pathname + whole);
    const { address = whole, asked } = leftBehind();
    const hash = asked ?? address;
    const { classroom: wanted } = readAddress(hash).address;
    if (wanted.predict) await classroom.predictFirst(true);
    if (asked === undefined && (await restored(stores))) classroom.arrange(wanted);
    else await show(hash, true);
  }

  let last: readonly unknown[] = [];
  subscribe((state) => {
    const { sheet, opened, gaveUp, size, view, look, presentation, selected, about, arrangement } = state;
    const { presenting, predicting } = state;
    classroom.follow(state);
    const document = shownDocument(state);
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
      about,
      arrangement,
      presenting,
      predicting,
    ];
    if (now.every((part, k) => part === last[k])) return;
    last = now;
    write();
  });
  stores.get(createTrainOffer).subscribe(write);
  stores.get(createTrainLink).subscribe(({ training }, before) => {
    if (training !== before.training)
      training?.subscribe((now, then) => now.document !== then.document && write());
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
