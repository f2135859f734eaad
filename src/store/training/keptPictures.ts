/** What views need of the pictures that this browser keeps. */
export {
  findPictures,
  type KeptSet,
  listSets,
  putBackSet,
  removeSet,
  renameSet,
} from "../../worker/pictures/client";
