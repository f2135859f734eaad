import { createOffers } from "../../../../store/work/offers";
import { parseNumber } from "../../../../ui/numbers/parseNumber";
import { isWeights } from "../../../step/bring/bring";
import { bringTo } from "../../../step/bring/bringTo";
import { type Brought, type BroughtKind, notOpened } from "../opening/brought";
import { isNumpy } from "./numpy";

/** Numbers for the open network: its weights, as a framework prints or keeps them, or cells for the number that has the focus. */
export const weights: BroughtKind = {
  what: "weights",
  is(brought, { workbench }) {
    if (isNumpy(brought)) return true;
    const { text, isWhole, files } = brought;
    const inStep = workbench.getState().view === "step";
    if (text === undefined || !isWhole || isLabelled(brought)) return false;
    if (files.length > 0)
      return /\.(?:json|txt)$/i.test(files[0].name) && (inStep || isNamed(text)) && isWeights(text);
    return isMore(text) && (inStep ? isNumbers(text) : isNamed(text) && isWeights(text));
  },
  async take(brought, stores) {
    const { text = "", files, point } = brought;
    const { document, view, show } = stores.workbench.getState();
    if (!document) return notOpened(brought, "weights are for a network, and Step has none open");
    show("step");
    const before = stores.get(createOffers).getState().shown;
    await bringTo(stores, ({ fileOutcome, textOutcome, cellOutcome }, now) => {
      if (files.length > 0) return fileOutcome(now, files[0]);
      return point === undefined ? textOutcome(now, text) : cellOutcome(now, point, text);
    });
    const { shown } = stores.get(createOffers).getState();
    if (view === "step" || shown === before || shown?.edit || (shown?.choices.length ?? 0) > 0)
      return undefined;
    // Refused: Step isn't where one was.
    stores.get(createOffers).getState().dismiss();
    show(view);
    return { refused: shown?.words ?? "Nothing was changed." };
  },
};

/** Several numbers, or brackets. */
const isMore = (text: string) =>
  parseNumber(text) === undefined && (/[[({\\]/.test(text) || /\d[\s,;|]+[-+−.\d]/.test(text));

/** Arrays as a program prints them, by their names or brackets, or rows of numbers and nothing else. */
const isNumbers = (text: string) =>
  !/"format"\s*:/.test(text) &&
  (isWeights(text) || !/[A-Za-z]{2}/.test(text.replace(/\b(?:nan|inf)\b/gi, "")));

const isNamed = (text: string) => /weight|bias|kernel|\bW_?\d/i.test(text);

/** A table of points names its columns, or classes. */
const isLabelled = ({ text = "" }: Brought) =>
  /^[^\n[({=:]*[A-Za-z]\w*[^\n[({=:]*[,;\t][^\n[({=:]*\n/.test(text);
