/** A known mistake: what it is called, and what happened. Who knows more of a case says it in other words; the id says that it is the same. */
export interface MistakeWords {
  /** The file's name. */
  readonly id: string;
  readonly label: string;
  /** What happened, as the end of a sentence. */
  readonly words: string;
}
