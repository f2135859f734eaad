/** What views need of the pictures that this browser keeps. */
export { findPictures } from "../../worker/pictures/client";
