import { use } from "react";
import { useStore } from "zustand";
import { WorkbenchContext } from "../work/context";
import { answersOf } from "./answersOf";
import type { Answers } from "./answersState";

/** The answers that belong to the page. */
export function useAnswers<Part>(select: (answers: Answers) => Part): Part {
  const workbench = use(WorkbenchContext);
  if (!workbench) throw new Error("useAnswers: no store around this component");
  return useStore(answersOf(workbench), select);
}
