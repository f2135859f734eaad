import type { Dataset } from "./dataset";
import twoCircles from "./twoCircles";

/** All datasets, in the order of the menus. */
export const datasets: readonly Dataset[] = [twoCircles];
