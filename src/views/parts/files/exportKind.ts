import type { NetworkDocument } from "../../../engine/document/document";
import type { AnyDocument } from "../../../engine/document/programDocument";
import type { Stores } from "../../../store/stores";

/** What an export gives, or why there is none, as a sentence. */
export type MadeFile = { readonly text: string } | { readonly blob: Blob } | { readonly refused: string };

/** One way to take the network elsewhere; what writes it loads when it is asked for. */
export interface ExportKind<Of extends AnyDocument = NetworkDocument> {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  /** Of its file. */
  readonly extension: string;
  readonly type: string;
  /** Whether it is a text that can be copied. */
  readonly copies: boolean;
  /** Whether it holds the results of the pass, which a reader who practises is yet to find. */
  readonly tells?: true;
  /** @param stores of the page, for what is made of what it shows */
  make(document: Of, stores: Stores): Promise<MadeFile>;
}
