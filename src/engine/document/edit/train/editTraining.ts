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
} from "./editData";
export { addFeature, removeFeature, setFeatures } from "./editFeatures";
export { setAllPenalties, setSplit, setSplitSeed, setTraining } from "./editSettings";
export { remedied } from "./remedied";
export { fitsRunning, restarted, startWithNextSeed } from "./restart";
export { trainable, twoCirclesDocument } from "./trainable";
