import cosine from "./cosine";
import exponential from "./exponential";
import type { Schedule } from "./schedule";
import step from "./step";

/** All schedules of the learning rate, in the order of the menus. */
export const schedules: readonly Schedule[] = [step, exponential, cosine];
