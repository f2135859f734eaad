import type { FrameRequest } from "../../worker/training/protocol";

/**
 * While training runs, each frame has one of so many turns: what moves before the reader's eyes is in every frame, what is
 * read or costs more is in turns of its own, so that no frame has to compute, carry and paint everything.
 */
export const turns = 8;

/**
 * What of a look is asked for at a turn.
 * @param isSlow whether frames come too late: the pictures of the plane are then in those turns that are free of units
 */
export function dueAt(
  { region, unit, bent, probe, units, parameters, points, pictures, confusion, measures }: FrameRequest,
  turn: number,
  isSlow: boolean,
): FrameRequest {
  return {
    ...((!isSlow || turn % 2 === 1) && {
      ...(region && { region }),
      ...(unit && { unit }),
      ...(bent && { bent }),
    }),
    ...(probe && { probe }),
    ...(turn % 4 === 0 && { ...(units && { units }), ...(parameters && { parameters }) }),
    ...(turn === 2 && {
      ...(points && { points }),
      ...(pictures && { pictures }),
      ...(confusion && { confusion }),
      ...(measures && { measures }),
    }),
  };
}

/** Frames further apart than this, in milliseconds, are late: a screen has at least 60 a second. */
const late = 20;
/** How much the newest interval counts in the average. */
const weight = 0.05;

/** Follows whether frames come late. Calling it with the time of each frame, in milliseconds, says so. */
export function createLateness(): (time: number) => boolean {
  let last = Number.NaN;
  let average = 0;
  return (time) => {
    const interval = time - last;
    last = time;
    // After a rest it isn't known.
    if (!(interval < 500)) average = 0;
    else average += weight * (interval - average);
    return average > late;
  };
}
