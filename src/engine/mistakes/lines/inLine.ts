import type { Site, TextEdit } from "./edit";

/** How a mistake is tried in a program's text: by what undoes it. */
export interface InLine {
  /** Its index in the order in which changes are tried, the lowest first: of two that make a line right the first is told. */
  readonly rank: number;
  /** Changes of a line that took part in a wrong claim. */
  edits?(site: Site): Iterable<TextEdit>;
  /** What is said of a step that comes before a line which is right without it. @param name of what it changes */
  tooEarly?(name: string, line: number): string;
}
