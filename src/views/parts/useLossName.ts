import { parseSymbol } from "../../engine/names/symbols/symbol";
import { symbolText } from "../../engine/names/symbols/symbolText";
import { useWorkbench } from "../../store/work/context";

/** What the document calls the loss: L, or as its sheet does; of a program the scalar whose gradients are taken. */
export function useLossName(): string {
  const of = useWorkbench((state) => state.opened?.shown?.of);
  const name = useWorkbench((state) => state.document?.names?.L);
  if (of !== undefined) return of;
  return name === undefined ? "L" : symbolText(parseSymbol(name));
}
