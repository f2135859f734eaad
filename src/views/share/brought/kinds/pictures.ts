import { type Brought, type BroughtKind, endingOf, notOpened } from "../opening/brought";
import { trainingThere } from "../opening/trainingThere";
import { wayBack } from "../opening/wayBack";
import { arraysIn, isNumpy } from "./numpy";

/** Pictures with their labels, to train on: IDX, NumPy's files, large tables of pixels, any of them packed. */
export const pictures: BroughtKind = {
  what: "pictures with their labels",
  async is(brought, { workbench }) {
    const { files, head } = brought;
    if (files.length === 0) return false;
    if (files.length > 1)
      return files.every(({ name }) => /\.(?:gz|idx|npy|npz|csv|idx\d-ubyte)$|-ubyte$/i.test(name));
    if (isGzip(head) || isIdx(head) || isImage(head) || isPixels(brought)) return true;
    return isNumpy(brought) && arePictures(await arraysIn(files[0]), workbench.getState().view !== "step");
  },
  async take(brought, stores) {
    if (isImage(brought.head))
      return notOpened(
        brought,
        "it is a single picture; Train takes many, with their labels, as IDX, NPY, NPZ or CSV",
      );
    const undo = wayBack(stores);
    stores.workbench.getState().show("train");
    const training = await trainingThere(stores);
    await training.getState().importPictures(brought.files);
    const { problem, dismiss } = training.getState();
    if (problem === undefined)
      return { done: `The pictures of ${brought.called} are in Train, to train on.`, undo };
    dismiss();
    undo();
    return notOpened(brought, problem.replace(/ What was there stays as it was\.$/, ""));
  },
};

const begins = (head: Uint8Array, ...bytes: number[]) => bytes.every((byte, k) => head[k] === byte);
const isGzip = (head: Uint8Array) => begins(head, 0x1f, 0x8b);
const isIdx = (head: Uint8Array) => begins(head, 0, 0, 8);
const isImage = (head: Uint8Array) =>
  begins(head, 0x89, 0x50, 0x4e, 0x47) ||
  begins(head, 0xff, 0xd8, 0xff) ||
  begins(head, 0x47, 0x49, 0x46, 0x38);

/** A table with more bytes than this, and more columns, is one of pictures. */
const largeTable = 2e6;
const manyColumns = 60;

const isPixels = (brought: Brought) =>
  brought.files[0].size > largeTable &&
  endingOf(brought) !== "json" &&
  (brought.text ?? "").split("\n", 1)[0].split(/[,;\t]/).length > manyColumns;

/**
 * Whether NumPy's arrays are pictures: rows of rows of pixels; else in Train everything but what is named like weights.
 * Those that can't be read are, in Train: what reads pictures says why.
 */
function arePictures(arrays: Awaited<ReturnType<typeof arraysIn>>, inTrain: boolean): boolean {
  if (!arrays) return inTrain;
  if (arrays.some(({ shape }) => shape.length > 2)) return true;
  return inTrain && !arrays.some(({ name = "" }) => /weight|bias|kernel|^[Wb]_?\d/i.test(name));
}
