import type { ChangedRule, Edge } from "../../mistakes/pass/edge";
import { ancestorsOf } from "../../program/tape/gradients";
import type { Recorded, RecordedNode } from "../../program/values/recorded";
import { backAtKinks, type KinkChoice } from "./choices";
import { leftovers } from "./leftovers";
import { Subarray } from "./subarray";
import { toleranceOf } from "./tolerance";
import { agreesWithin, isMultiple, largestOf } from "./verdict";

export interface AdjointOptions {
  /** Gradients that are taken as they are here instead of what the rules give. */
  readonly pinned?: ReadonlyMap<Recorded, Float64Array>;
  /** Of the operations that read the value this one alone counts. */
  readonly through?: RecordedNode;
}

/** One way back that goes by another rule. */
export interface ChangedWay {
  readonly output: Recorded;
  readonly input: number;
  readonly rule: ChangedRule;
}

/** The gradients of one number with respect to what it was computed from. */
export class Adjoints {
  /** All that the number was computed from, and itself, newest first. */
  readonly order: readonly Recorded[];
  /** The number. */
  readonly of: Recorded;
  private readonly seed: number;
  readonly kinks: KinkChoice | undefined;
  /** How far from a gradient a claim of it may be, as a share of the array's largest number. */
  readonly tolerance: number;
  private readonly known = new Map<Recorded, Float64Array>();
  private left: ReadonlyMap<Recorded, number> | undefined;

  /** @param seed the number's own gradient: −1 where all gradients are taken with the other sign */
  constructor(
    of: Recorded,
    order: readonly Recorded[] = ancestorsOf(of).reverse(),
    seed = 1,
    kinks?: KinkChoice,
  ) {
    this.kinks = kinks;
    this.of = of;
    this.order = order;
    this.tolerance = toleranceOf(order);
    this.seed = seed;
  }

  /** The same with the other sign. */
  negated(): Adjoints {
    return new Adjoints(this.of, this.order, -this.seed, this.kinks);
  }

  /** The same with another slope at kinks. */
  atKinks(choice: KinkChoice): Adjoints {
    return new Adjoints(this.of, this.order, this.seed, choice);
  }

  /** The same of another pass through the same operations. */
  ofPass(of: Recorded, order: readonly Recorded[]): Adjoints {
    return new Adjoints(of, order, this.seed, this.kinks);
  }

  /** The gradient of a value that the number was computed from; zeros of one that it wasn't. */
  gradient(value: Recorded, options: AdjointOptions = {}): Float64Array {
    if (value instanceof Subarray) return value.of(this.gradient(value.whole, options));
    if (options.pinned || options.through) return this.gradients(value, options).of(value);
    const known = this.known.get(value) ?? this.gradients(value, options).of(value);
    this.known.set(value, known);
    return known;
  }

  /** How much of a gradient may be nothing but what rounding leaves of parts that cancel. */
  leftover(value: Recorded): number {
    if (value instanceof Subarray) return this.leftover(value.whole);
    this.left ??= leftovers(this.of, this.order);
    return this.left.get(value) ?? 0;
  }

  /** Whether a value's gradient is 0, or nothing but what rounding leaves of it: many a wrong formula gives that, too. */
  isNothing(value: Recorded): boolean {
    return largestOf(this.gradient(value)) <= this.leftover(value);
  }

  /** Whether numbers are the gradient of a value, but for rounding. */
  isGradient(numbers: ArrayLike<number>, value: Recorded, options?: AdjointOptions): boolean {
    return agreesWithin(numbers, this.gradient(value, options), this.tolerance);
  }

  /** Whether numbers are the gradient of a value times one that a convention may have. */
  isMultiple(numbers: ArrayLike<number>, value: Recorded, options?: AdjointOptions): boolean {
    return isMultiple(numbers, this.gradient(value, options), this.tolerance);
  }

  /** What comes back to a value through each of the operations that read it. */
  shares(value: Recorded, pinned?: AdjointOptions["pinned"]): Float64Array[] {
    const readers = this.order.flatMap(({ node }) => (node?.inputs.includes(value) ? [node] : []));
    return readers.map((through) => this.gradient(value, { through, ...(pinned && { pinned }) }));
  }

  /**
   * A value's gradient with one way back or another changed, from what all others pass back.
   * @param pinned gradients that are taken as they are here
   */
  withChanges(value: Recorded, pinned?: AdjointOptions["pinned"]): (changed: ChangedWay) => Float64Array {
    if (value instanceof Subarray) {
      const ofWhole = this.withChanges(value.whole, pinned);
      return (changed) => value.of(ofWhole(changed));
    }
    const usual = this.gradients(value, { ...(pinned && { pinned }) });
    /** What is computed from the value, and it. */
    const reached = new Set([value]);
    for (const one of [...this.order].reverse())
      if (one.node?.inputs.some((input) => !input.isConstant && reached.has(input))) reached.add(one);
    /** By the value where a way back ends: what other numbers there make different, the newest first. */
    const between = new Map<Recorded, ReadonlySet<Recorded>>();
    return (changed) => {
      const end = changed.output.node?.inputs[changed.input];
      if (!end) return usual.of(value);
      const different = between.get(end) ?? this.differentWith(end, reached);
      between.set(end, different);
      return this.gradients(value, { ...(pinned && { pinned }) }, { usual, different, changed }).of(value);
    };
  }

  /** What of the values that are reached a value was computed from, and it. */
  private differentWith(end: Recorded, reached: ReadonlySet<Recorded>): Set<Recorded> {
    const found = new Set([end]);
    for (const one of found)
      for (const input of one.node?.inputs ?? [])
        if (!input.isConstant && reached.has(input)) found.add(input);
    return found;
  }

  /**
   * The gradients of all values down to one.
   * @param by what of them is computed again, with a changed way, beside the usual ones
   */
  private gradients(value: Recorded, { pinned, through }: AdjointOptions, by?: Changed): Gradients {
    const found = new Map<Recorded, Float64Array>();
    if (!by || by.different.has(this.of))
      found.set(
        this.of,
        this.of.data.map(() => this.seed),
      );
    for (const one of this.order) {
      const own = pinned?.get(one);
      if (own) found.set(one, own);
      if (one === value) break;
      const { node } = one;
      if (!node || (by && !node.inputs.some((input) => by.different.has(input)))) continue;
      const gradient = by && !by.different.has(one) ? by.usual.known(one) : found.get(one);
      if (!gradient) continue;
      const changed = by?.changed.output === one ? by.changed : undefined;
      const wanted = node.inputs.map((input, k) => {
        if (input.isConstant || (input === value && through && node !== through)) return null;
        if (by && !by.different.has(input)) return null;
        const known = found.get(input) ?? new Float64Array(input.data.length);
        found.set(input, known);
        return changed?.input === k ? null : known;
      });
      if (this.kinks) backAtKinks(node, one, gradient, wanted, this.kinks);
      else back(node, one, gradient, wanted);
      if (changed) {
        const into = found.get(node.inputs[changed.input]);
        if (into) changed.rule(edgeOf(node, one, changed.input, gradient), into);
      }
    }
    return {
      known: (one) => found.get(one),
      of: (one) => pinned?.get(one) ?? found.get(one) ?? new Float64Array(one.data.length),
    };
  }
}

/** Gradients that were computed together. */
interface Gradients {
  known(value: Recorded): Float64Array | undefined;
  of(value: Recorded): Float64Array;
}

/** A changed way back, what it makes different, and the gradients without it. */
interface Changed {
  readonly usual: Gradients;
  readonly different: ReadonlySet<Recorded>;
  readonly changed: ChangedWay;
}

/** What an operation's own rule passes back. */
export function back(
  node: RecordedNode,
  output: Recorded,
  gradient: Float64Array,
  wanted: readonly (Float64Array | null)[],
): void {
  const { op, inputs, outputGradient, shapes, scratch, output: result } = edgeOf(node, output, 0, gradient);
  op.vjp(inputs, result, outputGradient, wanted, shapes, scratch);
}

/** An operation's way back to one of its inputs, as numbers. */
const edgeOf = (
  { op, inputs, scratch }: RecordedNode,
  { data: output }: Recorded,
  input: number,
  outputGradient: Float64Array,
): Edge => ({
  op,
  inputs: inputs.map(({ data }) => data),
  output,
  outputGradient,
  shapes: inputs.map(({ shape }) => shape),
  scratch,
  input,
});
