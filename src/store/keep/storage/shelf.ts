/** Which state of an entry somebody knows. */
export interface EntryVersion {
  readonly id: string;
  /** Counts its changes; 0 for one that isn't there yet. */
  readonly revision: number;
}

export interface ShelfEntry extends EntryVersion {
  /** When, in milliseconds since 1970. */
  readonly changed: number;
}

/** Entries of one kind, by id. What comes out was put in by anybody, in any version: it is read before it is used. */
export interface Shelf<Item> {
  get(id: string): Promise<(Item & ShelfEntry) | undefined>;
  newest(): Promise<(Item & ShelfEntry) | undefined>;
  /** The newest first. */
  all(): Promise<readonly (Item & ShelfEntry)[]>;
  /**
   * Puts it in place of the state that is known. Where somebody else has changed that since, both are kept: this one
   * gets an id of its own.
   */
  put(item: Item, known: EntryVersion): Promise<ShelfEntry>;
  /** Puts back what was taken away, as it was. */
  putBack(entry: Item & ShelfEntry): Promise<void>;
  remove(id: string): Promise<void>;
  /** Forgets all but the newest. */
  prune(most: number): Promise<void>;
}
