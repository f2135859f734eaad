import { use } from "react";
import { useStore } from "zustand";
import { type Answers, answersOf } from "./answersOf";
import { WorkbenchContext } from "./context";

/** The answers that belong to the page. */
export function useAnswers<Part>(select: (answers: Answers) => Part): Part {
  const workbench = use(WorkbenchContext);
  if (!workbench) throw new Error("useAnswers: no store around this component");
  return useStore(answersOf(workbench), select);
}
