/**
 * All changes that a reader can make to a network. Each keeps what still fits and gives a document that can be read
 * and run, or, where it makes no sense, the same one. Layers, units and examples are given by their place, from 0.
 */

export { reductions } from "../../ops/reduction";
export { type StageChoice, setActivation, setBiasMode, setPenalty } from "./editLayer";
export { setLoss } from "./editLoss";
export {
  addExample,
  removeExample,
  setBias,
  setInputValue,
  setTarget,
  setWeight,
} from "./editNumbers";
export { setOptimizer, setSchedule } from "./editOptimizer";
export { addLayer, removeLayer, setInputs, setUnits } from "./editSizes";
export { givenChange, givenName, givenNumber, setGiven } from "./givenNumbers";
export { blank, initialize, parseSizes } from "./initialize";
