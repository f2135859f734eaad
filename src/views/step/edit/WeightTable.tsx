import type { LayerDocument, NetworkDocument } from "../../../engine/document/document";
import { type Labels, writtenName } from "../../../engine/names/labels";
import { biasName, inputName, unitName, weightName } from "../../../engine/names/networkNames";
import { Named } from "../../parts/fields/Named";
import { Value } from "../../parts/fields/Value";
import { useChanges } from "./useChanges";
import "./numberTable.css";

interface WeightTableProps {
  readonly document: NetworkDocument;
  readonly layer: LayerDocument;
  readonly index: number;
  readonly notation: Labels;
}

/** W with a row for each unit and a column for each of its inputs, and the bias beside or below it. */
export function WeightTable({ document, layer, index, notation }: WeightTableProps) {
  const changes = useChanges();
  const number = index + 1;
  const inputs = Array.from({ length: index === 0 ? document.inputs : document.layers[index - 1].units });
  const sourceName = (from: number) => (index === 0 ? inputName(from + 1) : unitName(index, from + 1));
  const bias = (unit: number, quantity: string) => (
    <Value
      value={layer.bias[unit]}
      digits={4}
      quantity={quantity}
      label={`Bias ${writtenName(quantity, notation.ascii)}`}
      {...changes.number(quantity)}
    />
  );
  return (
    <div className="number-table">
      <div className="scroll">
        <table aria-label={`Weights and biases of layer ${number}`}>
          <thead>
            <tr>
              <td />
              {inputs.map((_, from) => (
                <th key={sourceName(from)} scope="col">
                  <Named quantity={sourceName(from)}>{writtenName(sourceName(from), notation.text)}</Named>
                </th>
              ))}
              {layer.biasMode === "perUnit" && <th scope="col">bias</th>}
            </tr>
          </thead>
          <tbody>
            {layer.weights.map((row, to) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a unit is known by its index
              <tr key={to}>
                <th scope="row">
                  <Named quantity={unitName(number, to + 1)}>
                    {writtenName(unitName(number, to + 1), notation.text)}
                  </Named>
                </th>
                {row.map((weight, from) => {
                  const quantity = weightName(number, to + 1, from + 1);
                  return (
                    <td key={quantity}>
                      <Value
                        value={weight}
                        digits={4}
                        quantity={quantity}
                        label={`Weight ${writtenName(quantity, notation.ascii)}`}
                        {...changes.number(quantity)}
                      />
                    </td>
                  );
                })}
                {layer.biasMode === "perUnit" && <td>{bias(to, biasName(number, to + 1))}</td>}
              </tr>
            ))}
            {layer.biasMode === "shared" && (
              <tr>
                <th scope="row">
                  <Named quantity={biasName(number)}>{writtenName(biasName(number), notation.text)}</Named>
                </th>
                <td>{bias(0, biasName(number))}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <p className="naming">
        name the
        {[
          { of: weightName(number, 1, 1), words: "weights" },
          { of: unitName(number, 1), words: "units" },
          ...(layer.biasMode === "perUnit" ? [{ of: biasName(number, 1), words: "biases" }] : []),
        ].map(({ of, words }) => (
          <button key={of} type="button" className="tool" data-rename-all={of}>
            {words}
          </button>
        ))}
      </p>
    </div>
  );
}
