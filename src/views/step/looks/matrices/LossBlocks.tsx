import { numberOf } from "../../../../engine/names/quantity";
import { plain } from "../../../../engine/names/tensorRef";
import { BlockColumn, Sign } from "./BlockColumn";
import { type Block, type BlocksProps, perExample } from "./block";

/** The targets, the losses of the examples, and the loss of the whole. */
export function LossBlocks({ document, examples, notation, convention }: BlocksProps) {
  const outputs = document.layers[document.layers.length - 1].units;
  const target = perExample("t", outputs, convention, examples, (k, n) => plain("t", undefined, [k], n));
  const loss: Block = {
    symbol: notation.text(numberOf(plain("L", undefined, []))),
    shape: { rows: 1, columns: 1 },
    of: () => plain("L", undefined, []),
  };
  const { count, shown } = examples;
  const losses =
    shown !== undefined &&
    perExample(
      count > 1 ? `${loss.symbol} of each example` : `${loss.symbol}, example ${shown}`,
      1,
      convention,
      examples,
      (_, n) => plain("L", undefined, [], n),
    );
  return (
    <section className="layer-blocks" aria-label="Loss">
      <h2 className="overline">Loss</h2>
      <div className="equation">
        <BlockColumn block={target} examples={examples} />
        <Sign>→</Sign>
        {losses && (
          <>
            <BlockColumn block={losses} examples={examples} />
            <Sign>→</Sign>
          </>
        )}
        <BlockColumn block={loss} examples={examples} />
      </div>
    </section>
  );
}
