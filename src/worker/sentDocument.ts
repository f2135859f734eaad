import type { Change } from "../engine/document/changes";
import type { AnyDocument } from "../engine/document/programDocument";
import type { Command } from "./protocol/protocol";

type OpenCommand = Extract<Command, { kind: "open" }>;

/** The document that the worker was sent last: of the next one it is sent what it doesn't know yet. */
export interface SentDocument {
  /**
   * The command with the numbers alone that differ, where they are few: at the end of a drag that is one.
   * @param framed the command that the last frame has answered that the page has
   */
  shortened(command: OpenCommand, framed: number | undefined): Command;
  /** The worker knows none any more. */
  forget(): void;
}

/** More numbers than this are sent as the document that they are in. */
const mostChanges = 100;

/** @param changesBetween where two documents differ */
export function createSentDocument(
  changesBetween: (before: AnyDocument, after: AnyDocument) => readonly Change[],
): SentDocument {
  let sent: AnyDocument | undefined;
  return {
    shortened(command, framed) {
      const { document, ...rest } = command;
      const changes = sent && document && changesBetween(sent, document);
      sent = document;
      const isFew =
        changes && changes.length <= mostChanges && changes.every(({ value }) => typeof value === "number");
      return isFew ? { ...rest, changes, framed } : command;
    },
    forget() {
      sent = undefined;
    },
  };
}
