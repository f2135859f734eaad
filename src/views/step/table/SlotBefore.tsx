import { useMemo } from "react";
import { batchMoment, type NetworkDocument } from "../../../engine/document/document";
import { fullNumber, shortNumber } from "../../../engine/math/format";
import type { Quantity } from "../../../engine/names/quantity";
import { isWeight } from "../../../engine/names/tensorRef";
import { useWorkbench } from "../../../store/work/context";

type SlotQuantity = Extract<Quantity, { kind: "slot" }>;

/** What a slot was before the update, in front of what it becomes. */
export function SlotBefore({ slot }: { readonly slot: SlotQuantity }) {
  const document = useWorkbench((state) => state.document);
  const before = useMemo(() => document && slotBefore(document, slot), [document, slot]);
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
function slotBefore(document: NetworkDocument, { slot, of: parameter }: SlotQuantity): number | undefined {
  const { layer = 1, index } = parameter;
  const of = batchMoment(document)?.slots[slot]?.[layer - 1];
  const [row = 1, column = 1] = index;
  return of ? (isWeight(parameter) ? of.weights[row - 1]?.[column - 1] : of.bias[row - 1]) : 0;
}
