import { useStoreOf } from "../context";
import { createHomework } from "./createHomework";
import type { Homework } from "./homeworkState";

/** The reader's own numbers. */
export function useHomework<Part>(select: (homework: Homework) => Part): Part {
  return useStoreOf(createHomework, select);
}
