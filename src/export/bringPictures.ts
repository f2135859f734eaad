/** For what writes the data of a document out: where they are pictures they are brought first. */
export { bringPictures } from "../engine/training/pictures/bring";
