import type { UnopenedWork } from "../../store/keep";
import { fileName } from "../../ui/files/fileName";
import { save } from "../../ui/files/save";

/** Saves what was kept and can't be read, as it is, for whoever can mend it. */
export function saveRescue({ title, kept }: UnopenedWork): void {
  const type = "application/json";
  save(typeof kept === "string" ? kept : JSON.stringify(kept, withNumbers), fileName(title, "json"), type);
}

/** JSON has no typed arrays. */
function withNumbers(_key: string, value: unknown): unknown {
  return ArrayBuffer.isView(value) ? [...(value as Float64Array)] : value;
}
