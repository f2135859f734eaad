import { createStore, type StoreApi } from "zustand/vanilla";
import { documentAlone } from "../../../engine/document/networkAlone";
import { type AnyDocument, isProgram } from "../../../engine/document/programDocument";
import { usualPresentation } from "../../../engine/names/presentation";
import { presentOf } from "../../../store/history";
import { forgive } from "../../../store/keep/page/blanked";
import type { Stores } from "../../../store/stores";
import { createTrainLink } from "../../../store/training/trainLink";
import { keepReadersChoices } from "../../../store/work/keepReadersChoices";
import { shownDocument } from "../../../store/work/shownDocument";
import type { Workbench } from "../../../store/work/workbenchState";
import type { Address } from "../../parts/address/address";
import { readAddress } from "../../parts/address/readAddress";
import type { AddressBar, LeftHere } from "./addressBar";
import type { PageClassroom } from "./classroom";
import { findToOpen, type ToOpen } from "./find";
import { hasStep, lookAs, selectAsked, usualLook } from "./lookAs";

/** Where a network is looked at first. */
const plain = {
  view: "step",
  size: "unit",
  look: usualLook,
  example: undefined,
  index: 0,
  about: undefined,
} as const;

/** What is shown while something else is being opened: its changes don't belong to the new address. */
interface LeavingDocument {
  readonly document: AnyDocument | undefined;
  /** How often the worker had answered: the other one may be the same document, cut into other steps. */
  readonly answered: number;
  /** Whether the other one has been asked for: then this one is no longer what is open, though it is still shown. */
  readonly isAskedFor: boolean;
  /** The address of the other, where it has one. */
  readonly hash?: string;
}

/** Opens what an address names. */
export interface AddressOpening {
  /** Nothing while what is shown is also what is open. */
  readonly leaving: LeavingDocument | undefined;
  /** @param byItself whether nobody has asked for it: a page begins */
  show(hash: string, byItself?: boolean): Promise<void>;
  /** Opens what has no address of its own, where it was left. @returns whether it is there still */
  comeBack(left: LeftHere): boolean;
}

/** @param bar doesn't write while something is being opened */
export function createAddressOpening(
  stores: Stores,
  bar: AddressBar,
  classroom: PageClassroom,
): StoreApi<AddressOpening> {
  const { workbench } = stores;
  const { getState, subscribe } = workbench;
  const opening = createStore<AddressOpening>()((set, get) => {
    /** Counts what has been asked for: a slow answer to an older question is dropped. */
    let asked = 0;
    const leave = (isAskedFor: boolean, hash?: string) => {
      const { answered } = getState();
      const document = shownDocument(getState());
      set({ leaving: { document, answered, isAskedFor, ...(hash !== undefined && { hash }) } });
    };
    const stay = () => set({ leaving: undefined });
    const say = (sentences: readonly string[]) => {
      if (sentences.length > 0) getState().fail(sentences.join(" "));
    };

    async function show(hash: string, byItself = false): Promise<void> {
      const question = ++asked;
      bar.stop();
      const { address, faults } = readAddress(hash);
      if (isHere(address)) {
        stay();
        bar.arrivedAt(address.view);
        classroom.arrange(address.classroom);
        lookAs(workbench, address, faults);
        return;
      }
      leave(false, hash);
      // Before any number is shown.
      if (address.classroom.predict) await classroom.predictFirst(true);
      const before = presentOf(getState().history) ? getState() : workbench.getInitialState();
      const isEmpty = () => shownDocument(getState()) === undefined;
      const toOpen = await findToOpen(address, faults, byItself, isEmpty);
      if (question !== asked) return;
      if (toOpen.found && !toOpen.isInstead && !byItself) forgive(documentAlone(toOpen.found.document));
      classroom.arrange(address.classroom);
      if (toOpen.found) open(toOpen.found, toOpen, address, before, hash);
      else {
        stay();
        say(toOpen.sentences);
        bar.write();
      }
    }

    /** Whether what an address names is open already: only where one looks changes. */
    function isHere(address: Address): boolean {
      return (
        address.of !== undefined &&
        address.student === undefined &&
        !get().leaving?.isAskedFor &&
        bar.isOpen(address.of, address.view) &&
        hasStep(getState(), address)
      );
    }

    /** @param before what the reader had chosen */
    function open(
      { document, sheet }: NonNullable<ToOpen["found"]>,
      { hasFailed, isInstead, sentences }: ToOpen,
      address: Address,
      before: Workbench,
      hash: string,
    ): void {
      const { view, size, look, example, index, about } = hasFailed ? plain : address;
      const at = isInstead ? 0 : index;
      // What an address leaves out is as usual, whoever opens it.
      const presentation = { ...usualPresentation, ...address.presentation };
      const looking = { view, index: at, size, look, presentation, example, about: about ?? {} };
      bar.arrivedAt(view);
      workbench.setState({ arrangement: address.arrangement });
      const shown = shownDocument(getState());
      // A link to Train holds what is trained.
      if (address.view !== "step" && !isProgram(document) && document.dataset) {
        stores.get(createTrainLink).getState().handOverToTrain(document);
        // What Step has open stays there.
        if (shown) {
          stay();
          getState().show(address.view);
          say(sentences);
          return;
        }
      }
      leave(true, hash);
      const { answered } = getState();
      getState().open(documentAlone(document), sheet, keepReadersChoices(looking, before, getState()));
      const stop = subscribe((state) => {
        if (state.answered === answered) return;
        stop();
        // What didn't come has its own sentence.
        if (!state.gaveUp && !state.draft?.fault)
          say([...sentences, ...selectAsked(workbench, document, { ...address, index: at })]);
      });
    }

    function comeBack({ key, looking }: LeftHere): boolean {
      const { history: works, resume } = getState();
      const entry = works.entries.findLast((candidate) => candidate.key === key);
      if (!entry) return false;
      asked += 1;
      bar.stop();
      leave(true);
      if (looking.view) bar.arrivedAt(looking.view);
      resume(entry, looking);
      return true;
    }

    return { leaving: undefined, show, comeBack };
  });
  subscribe((state) => {
    const { leaving } = opening.getState();
    if (!leaving) return;
    const { document, answered, isAskedFor } = leaving;
    const hasCome = isAskedFor ? state.answered !== answered : shownDocument(state) !== document;
    if (hasCome || state.gaveUp) opening.setState({ leaving: undefined });
  });
  return opening;
}
