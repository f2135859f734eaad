import { dataShape, partSizes } from "../../dataShape";
import type { Edit, NetworkDocument } from "../../document";
import { type DataDocument, isKept, isPoints, type KeptPictures } from "../../parts/data";
import { versioned } from "../../version";
import { fittedToData } from "./fittedToData";
import { proportionalSplit } from "./split";

/** Other data. What a document says of itself goes with data of another kind, of which it may not be true. */
export function setData(dataset: DataDocument): Edit {
  return (opened) => {
    const { description: _description, ...rest } = opened;
    const document = dataset.type === opened.dataset?.type ? opened : rest;
    const { training } = document;
    if (!training || dataset === document.dataset) return opened;
    const given = isPoints(dataset) ? partSizes(dataset) : isKept(dataset) ? keptSplit(dataset) : undefined;
    const split = given
      ? { ...training.split, ...given }
      : proportionalSplit(training.split, dataShape(dataset).count);
    const changed: NetworkDocument = { ...document, dataset, training: { ...training, split } };
    return versioned(fittedToData(changed, document.dataset));
  };
}

/** What was given for a test stays that; a fifth of the others is for validation. */
function keptSplit({ count, test }: KeptPictures) {
  const tested = test > 0 ? test : Math.floor(count / 6);
  const validation = Math.floor((count - tested) / 5);
  return { train: count - tested - validation, validation, test: tested };
}
