/** What files and links of Train need of Train, loaded when they are used. In one chunk: with several, the bundler moves React out of the page's first one, which costs its budget 1 kB. */
export { getTraining, trainingReady } from "../../../store/trainingContext";
export { openTrainingFile } from "./openTrainingFile";
export { regionAsPng, regionAsSvg } from "./regionPicture";
export { default } from "./TrainShare";
