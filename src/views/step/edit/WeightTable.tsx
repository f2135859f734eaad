import type { LayerDocument, NetworkDocument } from "../../../engine/document/document";
import { plainName } from "../../../engine/names/canonicalName";
import type { Labels } from "../../../engine/names/labels";
import {
  biasName,
  plainBias,
  plainInput,
  plainUnit,
  plainWeight,
  unitName,
  weightName,
} from "../../../engine/names/networkNames";
import { numberOf } from "../../../engine/names/quantity";
import type { Plain } from "../../../engine/names/tensorRef";
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
  const sources = inputs.map((_, from) => (index === 0 ? plainInput(from + 1) : plainUnit(index, from + 1)));
  const bias = (at: number, of: Plain) => (
    <Value
      value={layer.bias[at]}
      digits={4}
      quantity={plainName(of)}
      label={`Bias ${notation.ascii(numberOf(of))}`}
      {...changes.number(plainName(of))}
    />
  );
  return (
    <div className="number-table">
      <div className="scroll">
        <table aria-label={`Weights and biases of layer ${number}`}>
          <thead>
            <tr>
              <td />
              {sources.map((source) => (
                <th key={plainName(source)} scope="col">
                  <Named quantity={plainName(source)}>{notation.text(numberOf(source))}</Named>
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
                    {notation.text(numberOf(plainUnit(number, to + 1)))}
                  </Named>
                </th>
                {row.map((weight, from) => {
                  const of = plainWeight(number, to + 1, from + 1);
                  const quantity = plainName(of);
                  return (
                    <td key={quantity}>
                      <Value
                        value={weight}
                        digits={4}
                        quantity={quantity}
                        label={`Weight ${notation.ascii(numberOf(of))}`}
                        {...changes.number(quantity)}
                      />
                    </td>
                  );
                })}
                {layer.biasMode === "perUnit" && <td>{bias(to, plainBias(number, to + 1))}</td>}
              </tr>
            ))}
            {layer.biasMode === "shared" && (
              <tr>
                <th scope="row">
                  <Named quantity={biasName(number)}>{notation.text(numberOf(plainBias(number)))}</Named>
                </th>
                <td>{bias(0, plainBias(number))}</td>
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
