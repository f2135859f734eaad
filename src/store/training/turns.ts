import type { FrameRequest } from "../../worker/training/protocol";

/**
 * While training runs, each frame has one of so many turns: what moves before the reader's eyes is in every frame, what is
 * read or costs more is in turns of its own, so that no frame has to compute, carry and paint everything.
 */
export const turns = 16;

/**
 * What has its turn when, both asked for and painted: no frame has two of what costs much. The region moves with every
 * frame; the edges, the units' maps and the figures come in turns of their own, the plots take what is left.
 */
export const turnsOf = {
  region: () => true,
  edges: (turn) => turn % 4 === 0,
  units: (turn) => turn % 4 === 2,
  points: (turn) => turn % 8 === 5,
  figures: (turn) => turn === 5,
  plot1: (turn) => turn === 1,
  plot2: (turn) => turn === 9,
  plot3: (turn) => turn === 13,
} as const satisfies Readonly<Record<string, (turn: number) => boolean>>;
export type FrameTurn = keyof typeof turnsOf;

/**
 * What of a look is asked for at a turn.
 * @param isSlow whether frames come too late: the pictures of the plane are then in those turns that are free of the network
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
    ...(turnsOf.edges(turn) && parameters && { parameters }),
    ...(turnsOf.units(turn) && units && { units }),
    ...(turnsOf.points(turn) && points && { points }),
    ...(turnsOf.figures(turn) && {
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
