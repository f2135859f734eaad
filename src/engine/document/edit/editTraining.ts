/**
 * All changes of data and training. Those of data fit the network's inputs, outputs and loss to them, and the split to
 * the number of examples. Whether the outcome can be trained is for `trainingFaults` to say.
 */
export {
  addPoints,
  dataPresets,
  removePoints,
  setCount,
  setData,
  setDataParameter,
  setDataSeed,
  setDataset,
  setPreset,
  toPoints,
} from "./train/editData";
export { addFeature, removeFeature, setFeatures } from "./train/editFeatures";
export { setAllPenalties, setSplit, setSplitSeed, setTraining } from "./train/editSettings";
export { remedied } from "./train/remedied";
export { fitsRunning, restarted, startWithNextSeed } from "./train/restart";
export { trainable, twoCirclesDocument } from "./train/trainable";
