import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { normalizePath } from "vite";

/** The parts that Step takes by itself once it is painted, which the build looks for: `test/e2e/parts.e2e.ts` counts what a visit asks for. */
export const stepParts: ReadonlySet<string> = new Set(
  [
    "engine/document/edit/edit.ts",
    "store/classroom/drawSheets.ts",
    "store/homework/predict.ts",
    "ui/Folded.tsx",
    "views/gallery/documents/restoreKept.ts",
    "views/help/FirstMinute.tsx",
    "views/parts/rescue.ts",
    "views/share/HeadTools.tsx",
    "views/share/follow/follow.ts",
    "views/step/Companions.tsx",
    "views/step/Divider.tsx",
    "views/step/edit/NetworkEditor.tsx",
    "views/step/explanation/StepDetails.tsx",
    "views/step/explanation/choices/WritingChoice.tsx",
    "views/step/explanation/notes/StepNote.tsx",
    "views/step/explanation/result/ResultNumber.tsx",
    "views/step/graph/input/index.ts",
    "views/step/graph/zoom/ZoomButtons.tsx",
    "views/step/printed/OnSheet.tsx",
    "views/step/program/ModelChoice.tsx",
    "views/step/sheets/DrawnEditor.tsx",
    "views/step/sheets/PrintSheets.tsx",
    "views/step/table/Quantities.tsx",
    "views/step/timeline/Scrub.tsx",
    "views/step/timeline/TimelineMore.tsx",
  ].map((path) => normalizePath(realpathSync(resolve(import.meta.dirname, "../../src", path)))),
);
