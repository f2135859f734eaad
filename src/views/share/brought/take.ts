import type { Stores } from "../../../store/stores";
import { broughtFiles, pastedText } from "./gather";
import { kinds } from "./kinds";
import { createNote } from "./note";
import type { Brought } from "./opening/brought";

/** Takes files to where they belong. */
export const takeFiles = async (files: readonly File[], stores: Stores): Promise<void> => {
  if (files.length > 0) await take(await broughtFiles(files), stores);
};

/** Takes a text to where it belongs. */
export const takeText = (text: string, stores: Stores, point?: string): Promise<void> =>
  take(pastedText(text, point), stores);

/** The first kind that it is takes it. What has become of it is said; where it can't be taken, nothing changes. */
async function take(brought: Brought, stores: Stores): Promise<void> {
  const { fail } = stores.workbench.getState();
  const note = stores.get(createNote).getState();
  note.dismiss();
  if (brought.isWhole && brought.files.every(({ size }) => size === 0) && !/\S/.test(brought.text ?? "")) {
    fail(`${brought.called} has nothing in it. The page stays as it was.`);
    return;
  }
  for (const kind of kinds) {
    if (!(await kind.is(brought, stores))) continue;
    const outcome = await kind.take(brought, stores);
    if (!outcome) return;
    if ("refused" in outcome) fail(outcome.refused);
    else note.say(outcome.done, outcome.undo, outcome.isOpening);
    return;
  }
  const { called, files } = brought;
  const all = kinds.map(({ what }) => what).join(", ");
  fail(
    `${called} ${files.length > 1 ? "are" : "is"} nothing that this page knows: ${all}. The page stays as it was.`,
  );
}
