import type { ReadingOptions } from "../../../engine/homework/reading/text/conventions";
import { presentations, stepSizes, usualPresentation } from "../../../engine/names/presentation";
import { createHomework } from "../../homework/createHomework";
import type { GivenAnswers } from "../../homework/homeworkState";
import { createRealRun } from "../../homework/realRun";
import type { Stores } from "../../stores";
import { exampleIn } from "../../work/exampleIn";
import { isView, type Looking } from "../../work/workbenchState";
import type { FindExercise, WorkEntry } from "../../work/workEntry";
import type { KeptWork } from "../storage/kept";
import type { EntryVersion } from "../storage/shelf";
import { documentFrom, jsonText } from "../storage/texts";

/** What there is to keep of what is there now. */
export function workOf(
  stores: Stores,
  entry: WorkEntry,
  address: string,
  mark: EntryVersion | undefined,
): KeptWork {
  const { view, look, index, size, presentation, selected, about, draft } = stores.workbench.getState();
  const example = exampleIn(stores.workbench.getState());
  const answers = stores.get(createHomework).getState().given();
  const realRun = stores.get(createRealRun).getState().text;
  const { document, sheet, original, openedAs, key } = entry;
  const exercise = sheet?.id ?? original?.sheet.id;
  return {
    address,
    view,
    index,
    size,
    manner: presentation,
    selected,
    about,
    look,
    ...(example !== undefined && { example }),
    ...(answers && { answers }),
    key,
    ...(exercise !== undefined && { exercise }),
    ...(!sheet && { document: jsonText(document) }),
    ...(openedAs !== (original?.document ?? document) && { openedAs: jsonText(openedAs) }),
    ...(mark && { mark }),
    ...(draft && { draft: draft.text }),
    ...(draft?.fault && { fault: draft.fault }),
    ...(realRun !== "" && { realRun }),
  };
}

/** @throws Error with a sentence that says what is wrong with it */
export async function entryFrom(
  { exercise, document: text, openedAs: textBefore, key }: KeptWork,
  load: FindExercise,
  say: (sentence: string) => void,
): Promise<WorkEntry> {
  const original = exercise === undefined ? undefined : await load(exercise);
  if (exercise !== undefined && !original) throw new Error(`there is no exercise ${exercise} any more`);
  if (text === undefined) {
    if (!original) throw new Error("it holds no document");
    return { ...original, openedAs: original.document, key };
  }
  const document = await documentFrom(text, say);
  const openedAs =
    textBefore === undefined
      ? (original?.document ?? document)
      : textBefore === text
        ? document
        : await documentFrom(textBefore, say);
  return { document, ...(original && { original }), openedAs, key };
}

/** @throws Error where this isn't what was written */
export function lookingFrom(work: KeptWork): Looking {
  const { view, look, index, size, manner, example, selected, about = {} } = work;
  const presentation = { ...usualPresentation, ...manner };
  // Some pages kept a subject about which nothing is asked any more, with no names.
  const asked = Object.entries(about).filter(([, names]) => names !== undefined);
  const fits =
    isView(view) &&
    (look === undefined || typeof look === "string") &&
    (example === undefined || Number.isInteger(example)) &&
    Number.isInteger(index) &&
    stepSizes.includes(size) &&
    typeof manner === "object" &&
    (Object.keys(presentations) as (keyof typeof presentations)[]).every((part) =>
      (presentations[part] as readonly string[]).includes(presentation[part]),
    ) &&
    [...selected, ...asked.flatMap(([, names]) => names)].every((name) => typeof name === "string");
  if (!fits) throw new Error("where one looked can't be read");
  return { view, look, index, size, presentation, example, selected, about: Object.fromEntries(asked) };
}

/** @throws Error where this isn't what was written */
export function answersFrom({ answers }: KeptWork): GivenAnswers | undefined {
  if (answers === undefined) return undefined;
  // What was kept before tries were counted, or drafts kept, has none.
  const { typed, drafts = {}, pasted, reading, practising, hints, tries = {}, foundBeforeShown } = answers;
  const fits =
    [...Object.values(typed), ...Object.values(drafts)].every((text) => typeof text === "string") &&
    [...Object.values(hints), ...Object.values(tries)].every((count) => typeof count === "number") &&
    (foundBeforeShown ?? []).every((name) => typeof name === "string") &&
    typeof pasted === "string" &&
    typeof practising === "boolean" &&
    Object.entries(reading).every(([option, value]) => isReadingOption(option, value));
  if (!fits) throw new Error("the answers given can't be read");
  return {
    typed,
    drafts,
    pasted,
    reading,
    practising,
    hints,
    tries,
    ...(foundBeforeShown && { foundBeforeShown }),
  };
}

/** The values that options can have. */
const readingValues = {
  decimal: [".", ","],
  rows: ["outputs", "inputs"],
  examples: ["rows", "columns"],
  countFrom: [0, 1],
  layersFrom: [1, 0, "parameters"],
  numbering: ["layers", "through", "throughByInput"],
} as const satisfies { [Key in keyof ReadingOptions]-?: readonly ReadingOptions[Key][] };

const isReadingOption = (option: string, value: unknown) =>
  value === undefined ||
  (Object.hasOwn(readingValues, option) &&
    (readingValues[option as keyof typeof readingValues] as readonly unknown[]).includes(value));
