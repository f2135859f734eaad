import type { Exercise, LoadExercise } from "./exercise";

const texts = import.meta.glob<{ readonly default: Exercise }>("./*.json");

/** The way to an exercise's text by its id, in whatever case; undefined where there is none. The menu of all is `menu.ts`. */
export const exerciseText = (id: string): LoadExercise | undefined => texts[`./${id.toLowerCase()}.json`];
