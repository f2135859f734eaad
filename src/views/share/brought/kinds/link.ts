import { faultsText, unpackLink } from "../../../../export/link";
import { loadExercise } from "../../../gallery/menu/loadExercise";
import { readAddress, withOptions } from "../../../parts/address/readAddress";
import { type Brought, type BroughtKind, notOpened } from "../opening/brought";
import { wayBack } from "../opening/wayBack";

/** A link to this page, whichever host it is on. */
export const link: BroughtKind = {
  what: "a link",
  is: (brought) => urlIn(brought) !== undefined,
  async take(brought, stores) {
    const { hash, search, host } = urlIn(brought) as URL;
    const whole = withOptions(hash, search);
    const { of } = readAddress(whole).address;
    if (!of)
      return notOpened(brought, `it is a link to ${host} that names no exercise and holds no document`);
    if ("exercise" in of) {
      if (!(await loadExercise(of.exercise)))
        return notOpened(brought, `there is no exercise ${of.exercise.slice(0, 40)}`);
    } else {
      const { faults } = await unpackLink(of.packed);
      if (faults) return notOpened(brought, `the link's document has a fault: ${faultsText(faults)}`);
    }
    const undo = wayBack(stores);
    location.hash = whole;
    return { done: "The link is open.", undo, isOpening: true };
  },
};

/** A whole link, or what of one begins with its `#`; nothing else may stand in the text. */
function urlIn({ files, text }: Brought): URL | undefined {
  const written = text?.trim() ?? "";
  if (files.length > 0 || !/^(?:https?:\/\/|#)[^\s#]\S*$/i.test(written)) return undefined;
  return URL.parse(written, location.href) ?? undefined;
}
