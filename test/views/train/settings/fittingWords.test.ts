import { expect, test } from "vitest";
import { blank, setActivation, setLoss } from "../../../../src/engine/document/edit/edit";
import { setDataset } from "../../../../src/engine/document/edit/train/editTraining";
import { fittingWords } from "../../../../src/views/train/settings/fittingWords";
import { circles } from "../../../engine/training/documents";

test("what fits is taken as it is", () => {
  expect(fittingWords(blank([2, 3, 2], 1), circles())).toBeUndefined();
});

test("it is said what of a network goes, grows, or becomes another", () => {
  expect(fittingWords(blank([3, 4, 3], 1), circles())).toBe("of 3 inputs 2 stay, of 3 outputs 2 stay");
  expect(fittingWords(blank([1, 4, 2], 1), circles())).toBe("1 input becomes 2, with new weights");
  const classes = setLoss({ type: "softmaxCrossEntropy" })(
    setActivation(1, [{ type: "identity", settings: {} }])(blank([2, 4, 2], 1)),
  );
  expect(fittingWords(classes, circles(setDataset("sineCurve")))).toBe(
    "of 2 inputs 1 stays, of 2 outputs 1 stays, the loss becomes half squared error",
  );
});
