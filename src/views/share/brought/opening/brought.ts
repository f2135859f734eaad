import type { Stores } from "../../../../store/stores";

/** Something that a reader dropped, chose or pasted. */
export interface Brought {
  /** As a sentence begins with it: “points.csv”, or “The pasted text”. */
  readonly called: string;
  /** None where a text was pasted. */
  readonly files: readonly File[];
  /** The first bytes of the first file. */
  readonly head: Uint8Array;
  /** Of a pasted text or a single file; only its beginning where that is large, nothing where it isn't text. */
  readonly text: string | undefined;
  readonly isWhole: boolean;
  /** The number of the graph that had the focus when it was pasted. */
  readonly point?: string | undefined;
}

/** What has become of it: done, or why not. Nothing where that is said elsewhere. */
export type BroughtOutcome =
  | {
      readonly done: string;
      readonly undo: () => void;
      /** Whether something is still to be opened: the sentence stays until after that. */
      readonly isOpening?: true;
    }
  | { readonly refused: string }
  | undefined;

/** One kind of what can be brought, and its place on the page. */
export interface BroughtKind {
  /** As a list of what can be brought has it. */
  readonly what: string;
  is(brought: Brought, stores: Stores): boolean | Promise<boolean>;
  /** Takes it to its place. Where it refuses, nothing has changed. */
  take(brought: Brought, stores: Stores): Promise<BroughtOutcome>;
}

/** The ending of the first file's name, in small letters. */
export const endingOf = ({ files }: Brought): string =>
  /\.([^.]+)$/.exec(files[0]?.name ?? "")?.[1].toLowerCase() ?? "";

/** The refusal of something, with its reason: a sentence without its full stop. */
export const notOpened = ({ called, files }: Brought, why: string): BroughtOutcome => ({
  refused: `${called} ${files.length > 1 ? "were" : "was"} not opened: ${why.replace(/\.$/, "")}. The page stays as it was.`,
});
