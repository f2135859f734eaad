/** What reads a kept document, in one part that loads where there is one. */
export { withShowableNames } from "../../../engine/document/naming/nameFault";
export { faultText, readAnyDocument } from "../../../engine/document/reading/read";
