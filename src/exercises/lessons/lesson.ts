/** Something to see in Train or Compare: data and a network that show it, with a sentence on what to watch. */
export interface Lesson extends LessonLine {
  /** In the document format, with data and training; with a sweep it opens in Compare. Its description says what to watch. */
  readonly document: unknown;
}

/** What the gallery's menu says of a lesson. */
export interface LessonLine {
  readonly id: string;
  readonly title: string;
  /** What it shows, in a few words. */
  readonly teaches: string;
  readonly minutes: number;
}
