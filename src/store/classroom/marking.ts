import { createStore, type StoreApi } from "zustand/vanilla";
import { errorMessage } from "../../engine/errorMessage";
import type { ClassSummary } from "../../engine/grading/classSummary";
import type { GradedRow, HandInFile } from "../../engine/grading/grader";
import type { ResultsFile } from "../../engine/grading/gradescope";
import type { Scheme } from "../../engine/grading/scheme";
import { askClassroom, type ClassroomWork } from "../../worker/classroom/client";
import type { Stores } from "../stores";
import { shownDocument } from "../work/shownDocument";

/** Hand-ins of a class, marked by the sheet that is open. */
export interface Marking {
  readonly files: readonly HandInFile[];
  /** The file with the points; without one each number is a point. */
  readonly scheme: HandInFile | undefined;
  readonly rows: readonly GradedRow[];
  /** What is known when all are marked. */
  readonly graded: (Exported & { readonly scheme: Scheme; readonly summary: ClassSummary }) | undefined;
  /** A sentence: why nothing is marked. */
  readonly fault: string | undefined;
  readonly running: boolean;
  /** Takes more hand-ins, and schemes, and marks all. A file of the same name takes the place of the one before. */
  add(files: readonly HandInFile[]): void;
  clear(): void;
  stop(): void;
}

/** The marks as files. */
export interface Exported {
  readonly csv: string;
  /** For a learning platform's grade book. */
  readonly lms: string;
  /** For Gradescope, a file for each hand-in. */
  readonly results: readonly ResultsFile[];
}

const empty = { files: [], scheme: undefined, rows: [], graded: undefined, fault: undefined, running: false };

export function createMarking({ workbench }: Pick<Stores, "workbench">): StoreApi<Marking> {
  let work: ClassroomWork | undefined;
  const store = createStore<Marking>((set, get) => {
    const begin = () => {
      work?.stop();
      const document = shownDocument(workbench.getState());
      const { files, scheme } = get();
      set({ rows: [], graded: undefined, fault: undefined, running: false });
      if (files.length === 0) return;
      if (!document) return set({ fault: "Hand-ins are marked by their sheet: open it first." });
      set({ running: true });
      const command = { kind: "grade", document, files, ...(scheme && { scheme: scheme.text }) } as const;
      const mine = askClassroom(command, (report) => {
        if (report.kind === "row") set({ rows: [...get().rows, report.row] });
        if (report.kind === "graded") set({ graded: report });
        if (report.kind === "fault")
          set({ fault: `Nothing was marked: ${scheme ? `${scheme.name}: ` : ""}${report.fault}.` });
      });
      work = mine;
      mine.done.then(
        () => work === mine && set({ running: false }),
        (error: unknown) =>
          work === mine &&
          set({
            running: false,
            fault: `Marking has ended early: ${errorMessage(error)}. What was marked is below; drop the files again for the rest.`,
          }),
      );
    };
    return {
      ...empty,
      add(added) {
        const schemes = added.filter(isScheme);
        const names = new Set(added.map(({ name }) => name));
        const others = added.filter((file) => !isScheme(file));
        set({
          files: [...get().files.filter(({ name }) => !names.has(name)), ...others],
          scheme: schemes.at(-1) ?? get().scheme,
        });
        begin();
      },
      clear() {
        work?.stop();
        work = undefined;
        set(empty);
      },
      stop() {
        work?.stop();
        set({ running: false });
      },
    };
  });
  return store;
}

/** Points, as docs/grading.md has them. */
export function isScheme({ text }: HandInFile): boolean {
  return /^\s*\{/.test(text) && /"questions"\s*:/.test(text) && !isHandInText(text);
}

/** A hand-in as the page saves it. */
export const isHandInText = (text: string): boolean => /"format"\s*:\s*"backprop-hand-in"/.test(text);
