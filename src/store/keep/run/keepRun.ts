import type { StoreApi } from "zustand/vanilla";
import { MissingPart } from "../../../loadTwice";
import { newId } from "../../newId";
import type { Training, TrainingStart } from "../../training/training";
import { hasBlankedRun } from "../page/blanked";
import type { KeepPage } from "../page/page";
import { createSaver, type Saver } from "../page/saver";
import type { KeptRun } from "../storage/kept";
import type { EntryVersion } from "../storage/shelf";
import { jsonText, leftAlone, titleIn } from "../storage/texts";
import { unreadableReason } from "../storage/trouble";
import { isUnstarted, leftIn, type UnsavedRun, untrainedRun, withPlan } from "./leftRun";
import { startFrom } from "./startFrom";

/**
 * Milliseconds between two times that it is kept; a long run, whose megabytes take time, less often. While it trains, to put
 * 4 MB costs the page's thread 20 ms, a frame.
 */
const saveInterval = { atRest: 1000, running: 4000 };
const restsFor = 10;
const mostRuns = 10;

/** Keeps what this tab trains. */
export interface RunKeeper extends Saver {
  /** What was kept: what this tab had, else what is newest. */
  restore(): Promise<TrainingStart | undefined>;
  /** From now on every change is kept, and what training does. */
  start(training: StoreApi<Training>): void;
}

export function createRunKeeper(page: KeepPage): RunKeeper {
  let known: EntryVersion = { id: newId(), revision: 0 };
  let training: StoreApi<Training> | undefined;
  const saver = createSaver(save, interval, page.later, restsFor);

  function interval(): number {
    return training?.getState().running ? saveInterval.running : saveInterval.atRest;
  }

  async function save(): Promise<void> {
    // What has changed the store may be about to tell the worker of it.
    await Promise.resolve();
    const state = training?.getState();
    // Nothing is lost as long as nothing has been done.
    if (!state || (known.revision === 0 && !state.started && state.history.position < 1)) return;
    const { running, pace, document } = state;
    // A worker that died says so itself.
    const run = await state.runNow().catch(() => undefined);
    if (!run) return;
    const { log, recorded, measured, stopped } = run.past;
    const kept: KeptRun = {
      document: jsonText(run.document),
      log,
      ...(recorded && { recorded }),
      ...(measured && { measured }),
      ...(stopped && { stopped }),
      running,
      pace,
    };
    await page.attempt(async ({ runs }) => {
      const first = known.revision === 0;
      known = await runs.put(kept, known);
      page.takeRun(known.id);
      page.noteRun(known.id);
      if (training?.getState().document === document) page.leaveRun();
      if (first) await runs.prune(mostRuns);
    });
    if (training?.getState().running) saver.ask();
  }

  return {
    ...saver,
    hurry() {
      // The worker, which has the run, and the database may answer too late for a page that goes away.
      const state = saver.pending() ? training?.getState() : undefined;
      if (state && (state.started || state.history.position > 0)) {
        const { document, started, pace } = state;
        page.takeRun(known.id);
        page.leaveRun(JSON.stringify({ started, document: jsonText(document), pace } satisfies UnsavedRun));
      }
      saver.hurry();
    },
    async restore() {
      const left = leftIn(page.leftRun());
      const found = await page.attempt(async ({ runs }) => {
        const id = page.run();
        const own = id === undefined ? undefined : await runs.get(id);
        return { run: own ?? (isUnstarted(left) ? undefined : await runs.newest()), own };
      });
      const kept = found?.run;
      try {
        const run = isUnstarted(left)
          ? untrainedRun(left)
          : kept && left && found.own
            ? withPlan(kept, left)
            : kept;
        if (!run) return undefined;
        const start = await startFrom(run, page.say);
        if (kept && hasBlankedRun(kept.id)) throw new Error("the page failed at it");
        if (kept) page.noteRun(kept.id);
        if (found?.own) known = { id: found.own.id, revision: found.own.revision };
        return start;
      } catch (error) {
        // It is still there, for a page that can load what reads it.
        if (error instanceof MissingPart) throw error;
        const title = titleIn(kept?.document);
        const which = title === undefined ? "What you trained last" : `What you trained last, “${title}”,`;
        page.say(`${which} can't be brought back: ${unreadableReason(error)}. ${leftAlone}`, {
          title: title ?? "run",
          kept,
        });
        return undefined;
      }
    },
    start(store) {
      training = store;
      store.subscribe((now, before) => {
        const same =
          now.document === before.document &&
          now.running === before.running &&
          now.pace === before.pace &&
          now.stopped === before.stopped &&
          now.changes === before.changes;
        if (!same) saver.ask();
        if (before.running && !now.running) saver.hurry();
      });
      let step = 0;
      const { frames } = store.getState();
      frames.subscribe(() => {
        const now = frames.latest;
        if (!now || now.running || now.position.step === step) return;
        step = now.position.step;
        saver.ask();
      });
    },
  };
}
