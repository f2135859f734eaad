import { type Change, withChanges } from "../../changes";
import type { Edit } from "../../document";
import { versioned } from "../../version";
import { resizeDocument } from "../resizeDocument";

/** The document with changes anywhere in it, the sizes of its parts following those that they give. */
export const remedied =
  (changes: readonly Change[]): Edit =>
  (document) =>
    versioned(resizeDocument(withChanges(document, changes)));
