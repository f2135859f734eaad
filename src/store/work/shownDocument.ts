import type { AnyDocument } from "../../engine/document/programDocument";
import type { Workbench } from "./workbenchState";

/** What is open, a network or a program. */
export const shownDocument = ({
  document,
  program,
}: Pick<Workbench, "document" | "program">): AnyDocument | undefined => document ?? program;
