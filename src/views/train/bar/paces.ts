import type { Pace } from "../../../store/training/training";

/** Epochs a second that can be followed with the eyes, minibatch by minibatch the last, and as fast as the worker can. */
export const paces: readonly Pace[] = ["full", 60, 15, 3, 0.5];

export const paceWords = (pace: Pace): string => (pace === "full" ? "full speed" : `${pace} epochs/s`);
