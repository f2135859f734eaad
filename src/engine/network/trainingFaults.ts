import type { Fault, TrainableDocument } from "./document";

/** Faults between data, settings and network of a document whose parts are well-formed. */
export declare function trainingFaults(document: TrainableDocument): Fault[];
