import type { Float } from "./value";

/**
 * The numbers that are written down in a list or a dict with a name, each a variable. An array that is made of such a list is
 * a start of its own: its numbers lead no further back.
 */
export const writtenIn = new WeakMap<object, ReadonlySet<Float>>();
