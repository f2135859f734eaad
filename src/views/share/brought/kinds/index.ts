import type { BroughtKind } from "../opening/brought";
import { code } from "./code";
import { document } from "./document";
import { handIns } from "./handIns";
import { link } from "./link";
import { pictures } from "./pictures";
import { table } from "./table";
import { weights } from "./weights";

/** What can be brought; the first that something is takes it. */
export const kinds: readonly BroughtKind[] = [handIns, link, code, pictures, weights, table, document];
