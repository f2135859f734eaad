import type { Pace } from "../../worker/training/protocol";
import type { TrainingSlice } from "./trainerLink";
import type { RunSlice } from "./trainingState";

export const createRunSlice =
  // So that one sees the regions form.
    (pace: Pace = 15): TrainingSlice<RunSlice> =>
    (trainer, set, get) => ({
      running: false,
      started: false,
      stopped: undefined,
      changes: [],
      pace,

      train: () => trainer.command((client) => client.run(get().pace), true),
      pause: () => trainer.command((client) => client.pause(), false),
      stepMinibatch: () => trainer.command((client) => client.advance("minibatch"), false),
      stepEpoch: () => trainer.command((client) => client.advance("epoch"), false),
      choosePace(next) {
        set({ pace: next });
        if (get().running) trainer.client.run(next);
      },
      goTo: (epoch) => trainer.command((client) => client.goTo(epoch), false),
    });
