import type { KeptPictures } from "../../engine/document/parts/data";

/** What a worker that reads pictures is given, once. */
export interface ReadingCommand {
  readonly files: readonly File[];
}

/** They are kept in the browser; what a document says of them, or a sentence why they can't be read or kept. */
export type ReadingReport =
  | { readonly kind: "read"; readonly pictures: KeptPictures }
  | { readonly kind: "refused"; readonly sentence: string };
