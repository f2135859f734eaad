import { Plan, Stage } from "./plan";

/** What is counted of examples: nothing; those whose largest output isn't that of their class; those on the wrong side of a
 * boundary; or the squares of the differences from the targets. */
export enum Score {
  nothing,
  ofMany,
  ofOne,
  squares,
}

/** Adds the losses of a minibatch to the plan's, and what is counted of its examples. @param loss the stage of the loss */
export function score<T>(plan: Plan, loss: Stage): void {
  let sum = plan.lossSum;
  for (let n: usize = 0; n < plan.batch; n++) sum += <f64>load<T>(loss.losses + n * sizeof<T>());
  plan.lossSum = sum;
  let counted = plan.counted;
  for (let n: usize = 0; n < plan.batch; n++) {
    const y = loss.x + n * sizeof<T>();
    const t = loss.targets + n * sizeof<T>();
    if (plan.score == Score.ofMany) counted += isWrongOfMany<T>(y, t, loss.units, loss.row) ? 1 : 0;
    else if (plan.score == Score.ofOne) {
      const isSecond = <f64>load<T>(t) == plan.second;
      const value = <f64>load<T>(y);
      counted += (isSecond ? value >= plan.boundary : value < plan.boundary) ? 0 : 1;
    } else if (plan.score == Score.squares) counted += squares<T>(y, t, loss.units, loss.row);
  }
  plan.counted = counted;
}

/** The first of the largest outputs counts; where one isn't a number, none does. */
function isWrongOfMany<T>(y: usize, t: usize, units: usize, row: usize): bool {
  let largest: usize = 0;
  let right: usize = 0;
  for (let k: usize = 0; k < units; k++) {
    const value = load<T>(y + k * row);
    if (isNaN<T>(value)) return true;
    if (value > load<T>(y + largest * row)) largest = k;
    if (load<T>(t + k * row) > load<T>(t + right * row)) right = k;
  }
  return largest != right;
}

function squares<T>(y: usize, t: usize, units: usize, row: usize): f64 {
  let sum: f64 = 0;
  for (let k: usize = 0; k < units; k++) {
    const difference = <f64>load<T>(y + k * row) - <f64>load<T>(t + k * row);
    sum += difference * difference;
  }
  return sum;
}
