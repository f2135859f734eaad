/**
 * The engine's kernels in WebAssembly, compiled by AssemblyScript: whole plans, in vectors of two numbers in double precision or
 * four in single. `sizes` are 8 or 4 bytes a number. Nothing is allocated here: whoever calls has written the plan.
 */
import { gather } from "./examples";
import { exp, expm1OfNegative, sigmoid } from "./functions/exponential";
import { log, log1pOfPart } from "./functions/logarithm";
import { Map, mapStretch } from "./map";
import { update } from "./optimizers";
import { backward, forward, Operation } from "./passes";
import { Plan, Source, Stage } from "./plan";
import { score } from "./score";
import { fillTables } from "./functions/tables";
import { tanh } from "./functions/tanh";

fillTables();

/** Trains on the next `count` minibatches, or until the loss stops being finite. @returns on how many */
export function train(plan: Plan, size: i32, count: i32): i32 {
  return size == 8 ? trainOn<f64>(plan, count) : trainOn<f32>(plan, count);
}

function trainOn<T>(plan: Plan, count: i32): i32 {
  const optimizer = changetype<Stage>(plan.optimizer);
  const which = optimizer.operation - Operation.optimizer;
  for (let done = 1; done <= count; done++) {
    load_<T>(plan);
    forward<T>(plan);
    backward<T>(plan);
    plan.step += 1;
    update<T>(which, optimizer, plan.step);
    if (!isFinite(plan.loss)) return done;
  }
  return count;
}

/** Scores the next `count` batches, adding to the plan's sums. */
export function evaluate(plan: Plan, size: i32, count: i32): void {
  if (size == 8) evaluateOn<f64>(plan, count);
  else evaluateOn<f32>(plan, count);
}

function evaluateOn<T>(plan: Plan, count: i32): void {
  // The reduction comes last, the loss before it.
  const loss = changetype<Stage>(plan.stages + (plan.count - 2) * offsetof<Stage>());
  for (let done = 0; done < count; done++) {
    load_<T>(plan);
    forward<T>(plan);
    score<T>(plan, loss);
  }
}

/** Brings the next examples to where the plan takes them. */
// @ts-ignore: decorator
@inline
function load_<T>(plan: Plan): void {
  gather<T>(changetype<Source>(plan.inputs), plan, plan.next, plan.batch);
  gather<T>(changetype<Source>(plan.targets), plan, plan.next, plan.batch);
  plan.next += plan.batch;
}

export function forwardPass(plan: Plan, size: i32): void {
  if (size == 8) forward<f64>(plan);
  else forward<f32>(plan);
}

/** After a forward pass. */
export function backwardPass(plan: Plan, size: i32): void {
  if (size == 8) backward<f64>(plan);
  else backward<f32>(plan);
}

export function bothPasses(plan: Plan, size: i32): void {
  if (size == 8) {
    forward<f64>(plan);
    backward<f64>(plan);
  } else {
    forward<f32>(plan);
    backward<f32>(plan);
  }
}

/** Where the memory that the kernels don't use themselves begins. */
export function firstFree(): usize {
  return __heap_base;
}

/** One of the functions, in the order of `functionNames`, of every number: for the tests. */
export function apply(which: i32, from: usize, to: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) {
    const x = v128.load(from + k);
    let y = x;
    if (which == 0) y = exp(x);
    else if (which == 1) y = expm1OfNegative(x);
    else if (which == 2) y = sigmoid(x);
    else if (which == 3) y = tanh(x);
    else if (which == 4) y = log(x);
    else y = log1pOfPart(x);
    v128.store(to + k, y);
  }
}

/** Computes a stretch of a map of the plane, from point `first` on: `map.ts` says how. */
export function fillMap(plan: Plan, size: i32, map: Map, first: usize): void {
  if (size == 8) mapStretch<f64>(plan, map, first);
  else mapStretch<f32>(plan, map, first);
}
