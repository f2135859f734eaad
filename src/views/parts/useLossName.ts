import { parseSymbol } from "../../engine/names/symbol";
import { symbolText } from "../../engine/names/symbolText";
import { useWorkbench } from "../../store/work/context";

/** What the document calls the loss: L, or as its sheet does. */
export function useLossName(): string {
  const name = useWorkbench((state) => state.document?.names?.L);
  return name === undefined ? "L" : symbolText(parseSymbol(name));
}
