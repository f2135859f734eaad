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
  /** One way back that goes by another rule. */
  readonly changed?: { readonly output: Recorded; readonly input: number; readonly rule: ChangedRule };
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
    if (options.pinned || options.changed || options.through) return this.computed(value, options);
    const known = this.known.get(value) ?? this.computed(value, options);
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

  private computed(value: Recorded, { pinned, changed, through }: AdjointOptions): Float64Array {
    const gradients = new Map<Recorded, Float64Array>([[this.of, this.of.data.map(() => this.seed)]]);
    for (const one of this.order) {
      const own = pinned?.get(one);
      if (own) gradients.set(one, own);
      if (one === value) break;
      const gradient = gradients.get(one);
      const { node } = one;
      if (!gradient || !node) continue;
      const wanted = node.inputs.map((input, k) => {
        if (input.isConstant || (input === value && through && node !== through)) return null;
        const known = gradients.get(input) ?? new Float64Array(input.data.length);
        gradients.set(input, known);
        return changed?.output === one && changed.input === k ? null : known;
      });
      if (this.kinks) backAtKinks(node, one, gradient, wanted, this.kinks);
      else back(node, one, gradient, wanted);
      if (changed?.output === one) {
        const into = gradients.get(node.inputs[changed.input]);
        if (into) changed.rule(edgeOf(node, one, changed.input, gradient), into);
      }
    }
    return pinned?.get(value) ?? gradients.get(value) ?? new Float64Array(value.data.length);
  }
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
