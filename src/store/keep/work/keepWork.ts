import { MissingPart } from "../../../loadTwice";
import { presentOf } from "../../history";
import { createHomework } from "../../homework/createHomework";
import { createRealRun } from "../../homework/realRun";
import { newId } from "../../newId";
import type { Stores } from "../../stores";
import { exampleIn } from "../../work/exampleIn";
import { keepReadersChoices } from "../../work/keepReadersChoices";
import type { FindExercise, WorkEntry } from "../../work/workEntry";
import type { LibraryKeeper } from "../library/libraryKeeper";
import { hasBlanked } from "../page/blanked";
import type { KeepPage } from "../page/page";
import { createSaver, type Saver } from "../page/saver";
import type { KeptWork } from "../storage/kept";
import type { EntryVersion } from "../storage/shelf";
import { leftAlone, titleIn } from "../storage/texts";
import { unreadableReason } from "../storage/trouble";
import { answersFrom, entryFrom, lookingFrom, workOf } from "./keptWork";

/** Changes in a quick row are kept together. */
const saveDelay = 300;
/** The works of so many tabs are kept. */
const mostWorks = 20;

export type WantedWork = "any" | "tab's" | "address's";

/** Keeps what this tab works on in Step. */
export interface WorkKeeper extends Saver {
  /**
   * Opens what was kept, if there is anything: what this tab had, else what is newest.
   * @param wanted whether it must be what this tab had, and had under this address
   */
  restore(wanted: WantedWork, load: FindExercise): Promise<boolean>;
  /** From now on every change is kept. */
  start(): void;
  /** Leaves what there is for the page that comes after a reload, also where the storage takes nothing more. */
  leave(): void;
}

export function createWorkKeeper(stores: Stores, library: LibraryKeeper, page: KeepPage): WorkKeeper {
  const { workbench } = stores;
  /** What is known of this tab's entry. */
  let known: EntryVersion = { id: newId(), revision: 0 };
  /** Whether what was to be kept last wasn't. */
  let failed = false;
  // A step is shown before it is kept.
  const saver = createSaver(save, () => saveDelay, page.later, undefined, page.soon);

  function present(): KeptWork | undefined {
    const entry = presentOf(workbench.getState().history);
    return entry && workOf(stores, entry, page.address(), library.versionOf(entry.key));
  }

  async function save(): Promise<void> {
    const { history, opened } = workbench.getState();
    const entry = presentOf(history);
    if (!opened || !entry) return;
    await library.keep(entry);
    const work = present();
    if (!work) return;
    const done = await page.attempt(async ({ works }) => {
      const first = known.revision === 0;
      known = await works.put(work, known);
      page.takeSlot(known.id);
      page.leave();
      if (first) await works.prune(mostWorks);
      return true;
    });
    failed = !done;
  }

  function leave(): void {
    const work = present();
    if (work) page.leave(JSON.stringify(work));
  }

  return {
    ...saver,
    leave,
    hurry() {
      // The database may answer too late for a page that goes away, or not at all.
      if (saver.pending() || failed) {
        page.takeSlot(known.id);
        leave();
      }
      saver.hurry();
    },
    async restore(wanted, load) {
      const found = await page.attempt(async ({ works }) => {
        const slot = page.slot();
        const own = slot === undefined ? undefined : await works.get(slot);
        return { own, work: own ?? (wanted !== "any" || page.left() ? undefined : await works.newest()) };
      });
      const own = found?.own;
      const left = page.left();
      let work = found?.work as KeptWork | undefined;
      try {
        // What was left at the last moment is newer than what was kept.
        if (left !== undefined) work = JSON.parse(left) as KeptWork;
        if (!work) return false;
        if (wanted === "address's" && exerciseIn(work.address) !== exerciseIn(page.address())) return false;
        const entry = await entryFrom(work, load, page.say);
        if (hasBlanked(entry.document)) throw new Error(failedAt(entry));
        const looking = lookingFrom(work);
        const answers = answersFrom(work);
        if (own) known = { id: own.id, revision: own.revision };
        if (work.mark) {
          // A page that went away may still have kept what it left.
          const id = left === undefined ? undefined : work.mark.id;
          const there = id && (await page.attempt(({ documents }) => documents.get(id)));
          const isThere = there && there.document === work.document;
          library.adopt(
            work.key,
            isThere ? there : work.mark,
            isThere || left === undefined ? entry.document : undefined,
          );
        }
        const now = workbench.getState();
        // Whoever has opened something meanwhile keeps that.
        if (presentOf(now.history)) return true;
        now.resume(entry, keepReadersChoices(looking, workbench.getInitialState(), now));
        if (typeof work.draft === "string") now.type(work.draft, work.fault);
        if (typeof work.realRun === "string") stores.get(createRealRun).getState().paste(work.realRun);
        if (answers) stores.get(createHomework).getState().resume(answers);
        return true;
      } catch (error) {
        // It is still there, for a page that can load what reads it.
        if (error instanceof MissingPart) throw error;
        const title = titleIn(work?.document);
        const which =
          title === undefined ? "What you worked on last" : `What you worked on last, “${title}”,`;
        page.say(`${which} can't be brought back: ${unreadableReason(error)}. ${leftAlone}`, {
          title: title ?? "work",
          kept: left ?? work,
        });
        return false;
      }
    },
    start() {
      let before = workbench.getState();
      workbench.subscribe((now) => {
        const left = presentOf(before.history);
        // The last change of a work that is left for another one.
        if (left && left.key !== presentOf(now.history)?.key) void library.keep(left);
        const { history, opened, index, size, view, look, presentation, selected, about, draft } = before;
        const example = exampleIn(before);
        before = now;
        const same =
          (now.opened === undefined) === (opened === undefined) &&
          presentOf(now.history) === presentOf(history) &&
          now.index === index &&
          now.size === size &&
          now.view === view &&
          now.look === look &&
          now.presentation === presentation &&
          exampleIn(now) === example &&
          now.draft === draft &&
          now.about === about &&
          now.selected === selected;
        if (!same) saver.ask();
      });
      stores.get(createHomework).subscribe((now, earlier) => {
        const { typed, drafts, pasted, reading, practising, hints } = earlier;
        const same =
          now.typed === typed &&
          now.drafts === drafts &&
          now.pasted === pasted &&
          now.reading === reading &&
          now.practising === practising &&
          now.hints === hints;
        if (!same) saver.ask();
      });
      stores.get(createRealRun).subscribe(saver.ask);
      saver.ask();
    },
  };
}

/** Why it isn't opened by itself, and where it is. */
const failedAt = ({ sheet }: WorkEntry) =>
  sheet
    ? "the page failed at it; it can be chosen in the list under the name above"
    : "the page failed at it; what you changed is in the list under the name above, My documents";

const exerciseIn = (address: string) => address.split("/")[0];
