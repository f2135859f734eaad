import { type AnyDocument, isProgram } from "../../../engine/document/programDocument";
import { parseQuantity } from "../../../engine/names/canonicalName";
import { usualPresentation } from "../../../engine/names/presentation";
import type { Stores } from "../../../store/stores";
import { shownDocument } from "../../../store/work/shownDocument";
import { subjects, type Workbench } from "../../../store/work/workbenchState";
import type { Address } from "../../parts/address/address";

/** What a network is looked at as, where its address doesn't say. */
export const usualLook = "Units";

/** Whether what is open has the address's step, cut as the steps are now. */
export function hasStep(
  { opened, size: now, presentation: shown }: Workbench,
  { index, size, presentation }: Address,
): boolean {
  const { scope } = { ...usualPresentation, ...presentation };
  return opened !== undefined && index < opened.count && (size ?? now) === now && scope === shown.scope;
}

/** Looks at what is open as an address says that names it, and says what of it there isn't. */
export function lookAs(workbench: Stores["workbench"], address: Address, faults: readonly string[]): void {
  const { view, look, index, example, presentation, about = {}, arrangement } = address;
  const state = workbench.getState();
  state.show(view);
  const say = (sentences: readonly string[]) => {
    if (sentences.length > 0) state.fail(sentences.join(" "));
  };
  if (view !== "step") {
    say(faults);
    workbench.setState({ arrangement });
    return;
  }
  state.lookAs(look ?? usualLook);
  const { scope: _sameAlready, ...writing } = { ...usualPresentation, ...presentation };
  state.choose(writing);
  for (const subject of subjects) state.askAbout(subject, about[subject] ?? []);
  state.goTo(index);
  if (example !== undefined) state.showExample(example);
  const open = shownDocument(state);
  say([...faults, ...(open ? selectAsked(workbench, open, address) : [])]);
}

/**
 * Selects what the address of the document that is open selects.
 * @returns a sentence for each thing that the address asks for and that isn't there
 */
export function selectAsked(
  workbench: Stores["workbench"],
  document: AnyDocument,
  { example, index, selected }: Pick<Address, "example" | "index" | "selected">,
): string[] {
  const { opened, select, document: network } = workbench.getState();
  const missing: string[] = [];
  const examples = network?.batch.inputs.length ?? 1;
  if (example !== undefined && example > examples)
    missing.push(`There is no example ${example}; the network has ${examples === 1 ? "one" : examples}.`);
  if (opened && index >= opened.count)
    missing.push(`There is no step ${index + 1}; the last of the ${opened.count} is shown.`);
  for (const written of selected) {
    const name = namedInSheet(document, written);
    if (!isProgram(document) && !parseQuantity(name))
      missing.push(`The address selects “${written.slice(0, 40)}”, which isn't a quantity.`);
    // Selected once more it would no longer be.
    else if (!workbench.getState().selected.includes(name)) select(name, true);
  }
  return missing;
}

/** A quantity's canonical name where the address has the sheet's: `w5` or `w_5`. */
function namedInSheet({ names = {} }: AnyDocument, written: string): string {
  const bare = (name: string) => name.replace(/[_{}\s]/g, "");
  return Object.keys(names).find((name) => bare(names[name]) === bare(written)) ?? written;
}
