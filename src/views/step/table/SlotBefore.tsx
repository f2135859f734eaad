import { useMemo } from "react";
import { batchMoment, type NetworkDocument } from "../../../engine/document/document";
import { fullNumber, shortNumber } from "../../../engine/math/format";
import { parseQuantity } from "../../../engine/names/canonicalName";
import { isWeight } from "../../../engine/names/tensorRef";
import { useWorkbench } from "../../../store/work/context";

/** What a slot was before the update, in front of what it becomes. */
export function SlotBefore({ name }: { readonly name: string }) {
  const document = useWorkbench((state) => state.document);
  const before = useMemo(() => document && slotBefore(document, name), [document, name]);
  if (before === undefined) return null;
  return (
    <>
      <span
        className="quiet"
        title={`${fullNumber(before)} before the update`}
        data-value={fullNumber(before)}
      >
        {shortNumber(before)} →
      </span>
      <br />
    </>
  );
}

/** Slots are 0 before the first update. */
function slotBefore(document: NetworkDocument, name: string): number | undefined {
  const quantity = parseQuantity(name);
  if (quantity?.kind !== "slot") return undefined;
  const { layer = 1, index } = quantity.of;
  const of = batchMoment(document)?.slots[quantity.slot]?.[layer - 1];
  const [row = 1, column = 1] = index;
  return of ? (isWeight(quantity.of) ? of.weights[row - 1]?.[column - 1] : of.bias[row - 1]) : 0;
}
