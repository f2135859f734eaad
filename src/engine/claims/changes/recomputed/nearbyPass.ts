import type { Run } from "../../../program/run/runProgram";
import { Recorded } from "../../../program/values/recorded";
import type { Adjoints } from "../../claim/adjoints";
import type { Claim } from "../../claim/claim";
import { madeFrom } from "../../claim/history";
import { Subarray } from "../../claim/subarray";
import { freeInputs } from "./freeInputs";
import { computedAgain } from "./substitution";

/** By how much inputs are moved, as a share: more than rounding, and hardly over a kink. */
const share = 1e-5;

/**
 * The same pass at slightly other inputs, from the operations that were recorded: what is right there too isn't right for these
 * numbers alone, as `2 * df` is for `b * df` where b happens to be 2.
 */
export class NearbyPass {
  private readonly adjoints: Adjoints;
  /** The values of the forward pass, here and there, by their ids, which are the same in each run of it. */
  private readonly forward = new Map<number, { readonly here: Recorded; readonly there: Recorded }>();
  private readonly known = new Map<Recorded, Float64Array>();

  /** @throws Unknown where an operation can't be carried out again */
  constructor(adjoints: Adjoints, run: Run) {
    const free = freeInputs(adjoints.order, run.interpreter.writings.list());
    for (const here of [...adjoints.order].reverse())
      this.forward.set(here.id, { here, there: this.moved(here, free) });
    this.adjoints = adjoints.ofPass(
      this.there(adjoints.of),
      adjoints.order.map((one) => this.there(one)),
    );
  }

  private moved(here: Recorded, free: ReadonlySet<Recorded>): Recorded {
    const { id, shape, node, isConstant } = here;
    if (!node) return new Recorded(id, shape, free.has(here) ? nearby(here) : here.data, node, isConstant);
    const inputs = node.inputs.map((one) => this.there(one));
    const { output, scratch } = computedAgain(
      here,
      inputs.map(({ data }) => data),
    );
    return new Recorded(id, shape, output, { ...node, inputs, scratch }, isConstant);
  }

  private there(value: Recorded): Recorded {
    return this.forward.get(value.id)?.there ?? value;
  }

  /** A value's numbers there, be it of this run or of one with another line. @throws Unknown where they can't be told */
  numbersOf(value: Recorded): Float64Array {
    const found = this.forward.get(value.id);
    if (found && isSame(found.here, value)) return found.there.data;
    const known = this.known.get(value);
    if (known) return known;
    const inputs = madeFrom(value).map((input) => this.numbersOf(input));
    const numbers = inputs.length === 0 ? value.data : computedAgain(value, inputs).output;
    this.known.set(value, numbers);
    return numbers;
  }

  /** The gradient of a value of the forward pass there. @param read claims whose numbers are taken as gradients */
  gradient(value: Recorded, read: readonly Claim[] = []): Float64Array {
    const pinned = new Map(
      read.map((one): [Recorded, Float64Array] => [this.there(one.variable), this.numbersOf(one.claimed)]),
    );
    if (value instanceof Subarray)
      return value.of(this.adjoints.gradient(this.there(value.whole), { pinned }));
    return this.adjoints.gradient(this.there(value), { pinned });
  }
}

const isSame = (a: Recorded, b: Recorded): boolean =>
  a === b ||
  (String(a.shape) === String(b.shape) && a.data.every((number, k) => Object.is(number, b.data[k])));

const nearby = ({ data, id }: Recorded): Float64Array =>
  data.map((number, k) => number * (1 + share * (((0.618034 * (k + id)) % 1) - 0.5)));
