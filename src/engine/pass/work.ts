/**
 * A computation in small pieces, so that whoever runs it can do something else in between, or give it up. After each
 * piece it yields how much is done, from 0 to 1.
 */
export type Work<Result> = Generator<number, Result, void>;

/** Does all of it at once. */
export function finish<Result>(work: Work<Result>): Result {
  for (let next = work.next(); ; next = work.next()) if (next.done) return next.value;
}
