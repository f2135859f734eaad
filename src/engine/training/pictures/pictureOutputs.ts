import { type DataPart, dataParts, type PreparedData } from "../data/preparedData";

/** While training runs, looking at pictures takes at most this part of the time. */
const share = 1 / 20;

interface AskedPictures {
  readonly parts: readonly DataPart[];
  readonly chosen?: number | undefined;
  readonly running: boolean;
  readonly parameters: Float64Array;
}

/** What the network says of the pictures that are looked at: computed again where it is another network, as often as can be afforded. */
export class PictureOutputs {
  private readonly data: PreparedData;
  private readonly compute: (indices: Int32Array) => Float64Array;
  private readonly now: () => number;
  private known:
    | { readonly of: string; readonly parameters: Float64Array; readonly outputs: Float64Array }
    | undefined;
  private due = 0;

  /** @param now the time in milliseconds */
  constructor(data: PreparedData, compute: (indices: Int32Array) => Float64Array, now: () => number) {
    this.data = data;
    this.compute = compute;
    this.now = now;
  }

  /** [example × class]; NaN for those that weren't asked for. */
  at({ parts: asked, chosen, running, parameters }: AskedPictures): Float64Array {
    const { known, now } = this;
    const of = `${asked.join()} ${chosen}`;
    const begun = now();
    if (known?.of === of) {
      if (running && begun < this.due) return known.outputs;
      if (known.parameters.every((number, k) => Object.is(number, parameters[k]))) return known.outputs;
    }
    const { partOf, count } = this.data;
    const wanted = asked.map((part) => dataParts.indexOf(part));
    const indices = Int32Array.from(
      [...Array(count).keys()].filter((n) => n === chosen || wanted.includes(partOf[n])),
    );
    const outputs = this.compute(indices);
    this.known = { of, parameters: parameters.slice(), outputs };
    this.due = now() + (now() - begun) / share;
    return outputs;
  }
}
