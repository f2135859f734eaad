import type { Mistake } from "../mistake";

export const shape: Mistake = {
  id: "shape",
  label: "shape",
  words: "the shape is another",
};
