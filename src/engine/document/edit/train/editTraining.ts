/**
 * All changes of data and training. Those of data fit the network's inputs, outputs and loss to them, and the split to
 * the number of examples. Whether the outcome can be trained is for `trainingFaults` to say.
 */

export { addFeature, removeFeature, setFeatures } from "./editFeatures";
export { dataPresets, setCount, setDataParameter, setDataSeed, setDataset, setPreset } from "./editGenerated";
export { addPoints, removePoints, toPoints } from "./editPoints";
export { setAllPenalties, setSplit, setSplitSeed, setTraining } from "./editSettings";
export { remedied } from "./remedied";
export { fitsRunning, restarted, startWithNextSeed } from "./restart";
export { setData } from "./setData";
export { trainable, twoCirclesDocument } from "./trainable";
