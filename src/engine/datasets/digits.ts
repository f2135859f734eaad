import type { PictureSet } from "./dataset";

const classes = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

const digits: PictureSet = {
  id: "digits",
  label: "handwritten digits",
  task: "classification",
  parameters: [],
  words:
    "1,797 digits written by 13 people, 8 × 8 pixels with 0 to 16 of ink. E. Alpaydin and C. Kaynak: Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998; licence CC BY 4.0.",
  features: 64,
  outputs: () => 10,
  picture: { width: 8, height: 8, most: 16 },
  count: 1797,
  classes,
  load: () => import("./pictures/digits.json"),
};
export default digits;
