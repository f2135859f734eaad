/** What reads a kept document, in one part that loads where there is one. */

export { faultText } from "../../../engine/document/fault";
export { withShowableNames } from "../../../engine/document/naming/nameFault";
export { readAnyDocument } from "../../../engine/document/reading/read";
