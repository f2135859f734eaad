import type { Exercise } from "../src/exercises/exercise";
import { exercises } from "../src/exercises/menu";

const texts = await Promise.all(exercises.map(async ({ load }) => (await load()).default));

/** The gallery's exercises that are networks; the others are programs. */
export const networkExercises: readonly Exercise[] = texts.filter(
  ({ document }) => typeof document === "object" && document !== null && "layers" in document,
);
