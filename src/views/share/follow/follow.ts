import type { Stores } from "../../../store/stores";
import { createTrainLink } from "../../../store/training/trainLink";
import { exampleIn } from "../../../store/work/exampleIn";
import { shownDocument } from "../../../store/work/shownDocument";
import { readAddress, withOptions } from "../../parts/address/readAddress";
import { createTrainOffer } from "../../parts/files/trainOffer";
import { createAddressBar } from "./addressBar";
import { createAddressOpening } from "./addressOpening";
import { createPageClassroom } from "./classroom";
import { leaveBehind, leftBehind } from "./leftBehind";
import { restored } from "./restored";
import { sayUncaught } from "./uncaught";

/**
 * Opens what the address names, also when it changes, and keeps the address in step with the page: of an exercise
 * `#D-P1/19/unit`, of any other network the whole document, so that a reload brings it back.
 */
export function followAddress(stores: Stores): void {
  const { workbench } = stores;
  const { getState, subscribe } = workbench;
  sayUncaught(workbench);
  const classroom = createPageClassroom(stores);
  const bar = createAddressBar(stores, classroom.now);
  const opening = createAddressOpening(stores, bar, classroom);
  const { show, comeBack } = opening.getState();

  function write(): void {
    if (opening.getState().leaving) bar.stop();
    else bar.write();
  }

  function leave(): void {
    const { document, sheet, view } = getState();
    const { leaving } = opening.getState();
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
    // The step that is shown: what is asked for may come late, or not at all.
    const now = [
      shownDocument(state),
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
