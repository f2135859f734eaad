import { Fragment, useMemo } from "react";
import { fullNumber, shortNumber } from "../../engine/math/format";
import type { Description, SettingDescription } from "../../engine/network/describe";
import type { NetworkDocument } from "../../engine/network/document";
import { createNotation } from "../../engine/network/notation";
import { parseQuantity, type Quantity } from "../../engine/network/quantity";
import { useWorkbench } from "../../store/context";
import { Formula } from "../../ui/Formula";
import { MistakeNote } from "./MistakeNote";

/** The network, its loss and its update, with every convention written out, and the example that is shown. */
export function NetworkPanel() {
  const document = useWorkbench((state) => state.document);
  const description = useWorkbench((state) => state.opened?.description);
  if (!document || !description) return null;
  return (
    <>
      <h2 className="overline">Network</h2>
      {description.layers.map((layer, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its place
        <Layer key={place} layer={layer} place={place} />
      ))}
      <Conventions description={description} />
      <ExampleNumbers document={document} />
      <AboutSheet />
    </>
  );
}

const biasWords = { perUnit: "one per unit", shared: "one, shared", none: "none" } as const;

function Layer({ layer, place }: { readonly layer: Description["layers"][number]; readonly place: number }) {
  const stages = layer.activations.map(({ label, settings }) => {
    const values = settings.map(({ symbol, value }) => `${symbol} = ${shortNumber(value)}`);
    return values.length > 0 ? `${label} (${values.join(", ")})` : label;
  });
  return (
    <section className="layer" aria-label={`Layer ${place + 1}`}>
      <h3>
        Layer {place + 1}
        <span>
          {layer.units} {layer.units === 1 ? "unit" : "units"}
        </span>
      </h3>
      <dl className="rows">
        <dt>activation</dt>
        <dd>{stages.join(", then ")}</dd>
        <dt>bias</dt>
        <dd>{biasWords[layer.bias]}</dd>
        {layer.penalties.map((penalty) => (
          <Setting key={penalty.name} label={`${penalty.name} penalty ${penalty.symbol}`} setting={penalty} />
        ))}
      </dl>
    </section>
  );
}

function Conventions({ description: { loss, penalty, optimizer } }: { readonly description: Description }) {
  return (
    <dl className="rows">
      <dt>loss</dt>
      <dd>
        {loss.label}
        <Formula className="small" tex={loss.tex} text={loss.text} />
      </dd>
      <dt>over the batch</dt>
      <dd>{loss.reduction}</dd>
      {penalty && (
        <>
          <dt>penalty</dt>
          <dd>
            <small>{penalty}</small>
          </dd>
        </>
      )}
      <dt>update</dt>
      <dd>{optimizer.label}</dd>
      {optimizer.settings.map((setting) => (
        <Setting
          key={setting.name}
          label={`${setting.name === "learningRate" ? "learning rate" : setting.name} ${setting.symbol}`}
          setting={setting}
        />
      ))}
    </dl>
  );
}

function Setting({
  label,
  setting: { value, meaning },
}: {
  readonly label: string;
  readonly setting: SettingDescription;
}) {
  return (
    <>
      <dt title={meaning}>{label}</dt>
      <dd className="number" title={fullNumber(value)}>
        {shortNumber(value)}
      </dd>
    </>
  );
}

function ExampleNumbers({ document }: { readonly document: NetworkDocument }) {
  const example = useWorkbench((state) => state.opened?.numbers.example ?? 1);
  const notation = useMemo(() => createNotation(document.names, false), [document.names]);
  const count = document.batch.inputs.length;
  const suffix = count > 1 ? `@${example}` : "";
  const rows = (letter: string, values: readonly number[]) =>
    values.map((value, place) => ({ name: `${letter}[${place + 1}]${suffix}`, value }));
  const outputs = document.layers[document.layers.length - 1].units;
  const targetOf = (place: number) =>
    notation.text(parseQuantity(`a${document.layers.length}[${place + 1}]`) as Quantity);
  return (
    <section aria-label="Example">
      <h2 className="overline">Example{count > 1 && ` ${example} of ${count}`}</h2>
      <dl className="rows">
        {rows("x", document.batch.inputs[example - 1]).map(({ name, value }) => (
          <Given
            key={name}
            label={notation.text(parseQuantity(name) as Quantity)}
            name={name}
            value={value}
          />
        ))}
        {rows("t", document.batch.targets[example - 1]).map(({ name, value }, place) => (
          <Given
            key={name}
            label={outputs === 1 ? "target" : `target of ${targetOf(place)}`}
            name={name}
            value={value}
          />
        ))}
      </dl>
      {count > 1 && <p className="quiet">The example follows the steps.</p>}
    </section>
  );
}

function Given({
  label,
  name,
  value,
}: {
  readonly label: string;
  readonly name: string;
  readonly value: number;
}) {
  return (
    <>
      <dt>{label}</dt>
      <dd className="number" data-quantity={name} data-value={fullNumber(value)} title={fullNumber(value)}>
        {shortNumber(value)}
      </dd>
    </>
  );
}

/** What the sheet says that belongs to no single step. */
function AboutSheet() {
  const sheet = useWorkbench((state) => state.sheet);
  if (!sheet) return null;
  const general = sheet.mistakes.filter(({ quantities }) => quantities.length === 0);
  const elsewhere = sheet.printed.filter(({ quantity }) => quantity === undefined);
  return (
    <section aria-label="Exercise">
      <h2 className="overline">
        {sheet.sheet}, {sheet.question}
      </h2>
      <p className="words">{sheet.summary}</p>
      {elsewhere.length > 0 && (
        <dl className="rows">
          {elsewhere.map(({ label, printed }) => (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd className="number">{printed}</dd>
            </Fragment>
          ))}
        </dl>
      )}
      {general.length > 0 && (
        <details>
          <summary>
            {general.length} {general.length === 1 ? "remark" : "remarks"} on the sheet's text
          </summary>
          {general.map((mistake) => (
            <MistakeNote key={mistake.where + mistake.printed} mistake={mistake} />
          ))}
        </details>
      )}
    </section>
  );
}
