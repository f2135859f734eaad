import type { Op } from "./op";

/** What an operation is called in a sentence or a heading: "matrix product", not "@". */
export const opWords = ({ spoken, label, id }: Op): string => spoken ?? label ?? id;
