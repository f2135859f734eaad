import { Fragment, lazy, Suspense, useMemo } from "react";
import { fullNumber, shortNumber } from "../../engine/math/format";
import type { Description, SettingDescription } from "../../engine/network/describe";
import type { NetworkDocument } from "../../engine/network/document";
import { createNotation } from "../../engine/network/notation";
import { parseQuantity, type Quantity } from "../../engine/network/quantity";
import { useWorkbench } from "../../store/context";
import { Formula } from "../../ui/Formula";
import { biasWords } from "./biasWords";
import { Row } from "./Row";

/** Comes after the first paint and takes the text's place; without it the text stays. */
const NetworkEditor = lazy(() => import("./edit/NetworkEditor").catch(() => ({ default: NetworkText })));

/** The network, its loss and its update, with every convention written out, and the example that is shown. */
export function NetworkPanel() {
  const document = useWorkbench((state) => state.document);
  const description = useWorkbench((state) => state.opened?.description);
  if (!document || !description) return null;
  return (
    <Suspense fallback={<NetworkText document={document} description={description} />}>
      <NetworkEditor document={document} description={description} />
    </Suspense>
  );
}

/** The panel as text: it leaves room for the controls that take its place, so that nothing jumps. */
function NetworkText({
  document,
  description,
}: {
  readonly document: NetworkDocument;
  readonly description: Description;
}) {
  return (
    <div className="network-text">
      <h2 className="overline">Network</h2>
      {description.layers.map((layer, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a layer is known by its place
        <Layer key={place} layer={layer} place={place} />
      ))}
      <Conventions description={description} />
      <ExampleNumbers document={document} />
    </div>
  );
}

function Layer({ layer, place }: { readonly layer: Description["layers"][number]; readonly place: number }) {
  return (
    <section className="layer" aria-label={`Layer ${place + 1}`}>
      <h3>
        Layer {place + 1}
        <span>
          {layer.units} {layer.units === 1 ? "unit" : "units"}
        </span>
      </h3>
      <dl className="rows">
        {layer.activations.map(({ label, settings }, stage) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a stage is known by its place
          <Fragment key={stage}>
            <Row label={stage === 0 ? "activation" : "then"}>{label}</Row>
            {settings.map((setting) => (
              <Setting key={setting.name} label={`${setting.name} ${setting.symbol}`} setting={setting} />
            ))}
          </Fragment>
        ))}
        <Row label="bias">{biasWords[layer.bias]}</Row>
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
      <Row label="loss">
        {loss.label}
        <Formula className="small" tex={loss.tex} text={loss.text} />
      </Row>
      <Row label="over the batch">{loss.reduction}</Row>
      {penalty && (
        <Row label="penalty">
          <small>{penalty}</small>
        </Row>
      )}
      <Row label="update">{optimizer.label}</Row>
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
    <Row label={label} title={meaning}>
      <span className="number" title={fullNumber(value)}>
        {shortNumber(value)}
      </span>
    </Row>
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
    <Row label={label}>
      <span className="number" data-quantity={name} data-value={fullNumber(value)} title={fullNumber(value)}>
        {shortNumber(value)}
      </span>
    </Row>
  );
}
