import { isTurned } from "../../../../engine/names/presentation";
import { numberOf } from "../../../../engine/names/quantity";
import { type Base, plain } from "../../../../engine/names/tensorRef";
import { BlockColumn, Sign } from "./BlockColumn";
import { type Block, type BlocksProps, perExample } from "./block";

interface LayerBlocksProps extends BlocksProps {
  /** 0-based */
  readonly layer: number;
  /** What the stages of the activation are called. */
  readonly activations: readonly string[];
}

/** One layer: W · a + b = z → a, or the same with rows. */
export function LayerBlocks({
  document,
  layer,
  examples,
  activations,
  notation,
  convention,
}: LayerBlocksProps) {
  const { units, biasMode } = document.layers[layer];
  const number = layer + 1;
  const inputs = layer === 0 ? document.inputs : document.layers[layer - 1].units;
  const rows = isTurned(convention);
  const symbolOf = (base: Base, of = number, stage?: number) =>
    notation.text(numberOf(plain(base, of, [], undefined, stage)));
  const weights: Block = {
    symbol: symbolOf("W"),
    transposed: rows,
    shape: rows ? { rows: inputs, columns: units } : { rows: units, columns: inputs },
    of: (r, c) => plain("W", number, rows ? [c + 1, r + 1] : [r + 1, c + 1]),
    parameter: true,
  };
  const input =
    layer === 0
      ? perExample("x", inputs, convention, examples, (i, n) => plain("x", undefined, [i], n))
      : perExample(symbolOf("a", layer), inputs, convention, examples, (i, n) => plain("a", layer, [i], n));
  const isShared = biasMode === "shared";
  const size = isShared ? 1 : units;
  const bias: Block = {
    symbol: symbolOf("b"),
    shape: rows ? { rows: 1, columns: size } : { rows: size, columns: 1 },
    of: (r, c) => plain("b", number, isShared ? [] : [(rows ? c : r) + 1]),
    parameter: true,
  };
  const unit = (base: "z" | "a", stage?: number) =>
    perExample(symbolOf(base, number, stage), units, convention, examples, (j, n) =>
      plain(base, number, [j], n, stage),
    );
  const factors = rows ? [input, weights] : [weights, input];
  const stages = activations.map((label, s) => ({
    label,
    block: unit("a", s === activations.length - 1 ? undefined : s + 1),
  }));
  const added = [
    ...(isShared ? ["shared"] : []),
    ...(examples.count > 1 ? [`added to every ${rows ? "row" : "column"}`] : []),
  ];
  return (
    <section className="layer-blocks" aria-label={`Layer ${number} as matrices`}>
      <h2 className="overline">Layer {number}</h2>
      <div className="equation">
        <BlockColumn block={factors[0]} examples={examples} />
        <Sign>·</Sign>
        <BlockColumn block={factors[1]} examples={examples} />
        {biasMode !== "none" && (
          <>
            <Sign>+</Sign>
            <BlockColumn block={bias} examples={examples} notes={added} />
          </>
        )}
        <Sign>=</Sign>
        <BlockColumn block={unit("z")} examples={examples} />
        {stages.map(({ label, block }) => (
          <div className="after" key={block.symbol}>
            <Sign>
              <small>{label}</small>→
            </Sign>
            <BlockColumn block={block} examples={examples} />
          </div>
        ))}
      </div>
    </section>
  );
}
