import type { NetworkDocument } from "../../../engine/document/document";
import { removeExample } from "../../../engine/document/edit/edit";
import type { Labels } from "../../../engine/names/labels";
import { dataName, plainData } from "../../../engine/names/networkNames";
import { numberOf } from "../../../engine/names/quantity";
import { useWorkbench } from "../../../store/work/context";
import { Named } from "../../parts/fields/Named";
import { ExampleNumber } from "./ExampleNumber";
import "./numberTable.css";

interface BatchTableProps {
  readonly document: NetworkDocument;
  readonly notation: Labels;
  /** The index of the example that is shown. */
  readonly shown: number;
}

/** All examples, one in each row: its inputs, then its targets. */
export function BatchTable({ document, notation, shown }: BatchTableProps) {
  const edit = useWorkbench((state) => state.edit);
  const { inputs, targets } = document.batch;
  const columns = [
    ...inputs[0].map((_, index) => ({ letter: "x", index }) as const),
    ...targets[0].map((_, index) => ({ letter: "t", index }) as const),
  ];
  return (
    <div className="number-table">
      <div className="scroll">
        <table aria-label="All examples">
          <thead>
            <tr>
              <td />
              {columns.map(({ letter, index }) => (
                <th key={`${letter}${index}`} scope="col" className={letter}>
                  <Named quantity={dataName(letter, index + 1)}>
                    {notation.text(numberOf(plainData(letter, index + 1)))}
                  </Named>
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {inputs.map((_, example) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an example is known by its index
              <tr key={example} aria-current={example === shown ? "true" : undefined}>
                <th scope="row">{example + 1}</th>
                {columns.map(({ letter, index }) => (
                  <td key={`${letter}${index}`} className={letter}>
                    <ExampleNumber {...{ document, notation, letter, index, example }} digits={4} />
                  </td>
                ))}
                <td>
                  <button
                    type="button"
                    className="tool"
                    aria-label={`Remove example ${example + 1}`}
                    onClick={() => edit(removeExample(example))}
                  >
                    ×
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
