import type { Mistake } from "../contract/mistake";

export const shape: Mistake = {
  id: "shape",
  label: "shape",
  words: "the shape is another",
};
