import l1 from "./l1";
import l2 from "./l2";
import type { Penalty } from "./penalty";

/** All penalties, in the order of the menus. */
export const penalties: readonly Penalty[] = [l1, l2];
