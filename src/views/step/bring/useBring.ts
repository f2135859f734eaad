import { useMemo } from "react";
import { useStores } from "../../../store/context";
import { parseNumber } from "../../../ui/numbers/parseNumber";
import { bringTo } from "./bringTo";

/** Several numbers, or brackets: more than a field of one number takes. */
const isMore = (text: string) =>
  parseNumber(text) === undefined && (/[[({\\]/.test(text) || /\d[\s,;|]+[-+−.\d]/.test(text));

/** Takes what a reader pastes or opens to the open document. */
export function useBring() {
  const stores = useStores();
  return useMemo(
    () => ({
      /** Into the field of a given number; says whether the text was more than one, so that it was taken. */
      intoCell(quantity: string, text: string): boolean {
        if (!isMore(text)) return false;
        void bringTo(stores, ({ cellOutcome }, document) => cellOutcome(document, quantity, text));
        return true;
      },
      text: (text: string) =>
        void bringTo(stores, ({ textOutcome }, document) => textOutcome(document, text)),
      file: (file: File) => void bringTo(stores, ({ fileOutcome }, document) => fileOutcome(document, file)),
    }),
    [stores],
  );
}
