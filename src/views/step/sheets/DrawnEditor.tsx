import { useState } from "react";
import {
  choiceCount,
  drawnFromText,
  readDrawnFrom,
  withDrawing,
  withDrawn,
} from "../../../engine/document/edit/editDrawn";
import { type AnyDocument, isProgram } from "../../../engine/document/programDocument";
import { counted } from "../../../engine/math/counted";
import { drawSheets } from "../../../store/classroom/drawSheets";
import { useWorkbench } from "../../../store/work/context";
import { NumberField } from "../../../ui/numbers/NumberField";
import { Row } from "../../parts/fields/Row";
import { type Drawable, drawablesOf } from "./drawable";
import "./sheets.css";

/** Ids for which sheets are tried. */
const tried = Array.from({ length: 20 }, (_, k) => `student ${k + 1}`);

/** Which numbers are drawn for each student, and from what. */
export default function DrawnEditor({ document }: { readonly document: AnyDocument }) {
  const edit = useWorkbench((state) => state.edit);
  const editProgram = useWorkbench((state) => state.editProgram);
  const locked = useWorkbench((state) => state.locked);
  const [said, setSaid] = useState("");
  const { drawn } = document;
  const change = (changed: <Of extends AnyDocument>(now: Of) => Of) => {
    setSaid("");
    if (isProgram(document)) editProgram(changed);
    else edit(changed);
  };
  const tryOut = async () => {
    setSaid("…");
    const found = await drawSheets(document, tried, (count) => setSaid(`${count} of ${tried.length} …`));
    if ("fault" in found) return setSaid(`There are no sheets: ${found.fault}.`);
    const broken = found.sheets.filter((sheet) => sheet.broken !== "");
    setSaid(
      broken.length === 0
        ? `${tried.length} sheets tried, all pleasant by hand.`
        : `Of ${tried.length} sheets tried, ${broken.length} aren’t as pleasant as they should be; the first: ${broken[0].broken}. Allow more numbers.`,
    );
  };
  return (
    <details className="drawn-numbers" open={drawn !== undefined && drawn.id === undefined}>
      <summary>other numbers for each student</summary>
      <fieldset disabled={locked}>
        <p className="quiet">
          What is filled in is drawn by the student’s id: a range, <kbd>0.1 to 0.9 by 0.1</kbd>, or a list.
        </p>
        <dl className="rows">
          {drawablesOf(document).map((drawable) => (
            <DrawnRow key={drawable.of} document={document} drawable={drawable} onChange={change} />
          ))}
          {drawn && (
            <>
              <Row label="seed" title="Another seed gives everybody other numbers">
                <NumberField
                  value={drawn.seed}
                  label="Seed of the sheets"
                  step={1}
                  check={(number) => (Number.isSafeInteger(number) ? undefined : "must be a whole number")}
                  onChange={(seed) => change((now) => withDrawing(now, { seed }))}
                />
              </Row>
              <Row label="units may be off" title="For all examples, as relu can be">
                <input
                  type="checkbox"
                  aria-label="Units may be off for all examples"
                  checked={drawn.deadUnits ?? false}
                  onChange={({ target }) => change((now) => withDrawing(now, { deadUnits: target.checked }))}
                />
              </Row>
            </>
          )}
        </dl>
        {drawn && (
          <button type="button" className="plain-button" onClick={() => void tryOut()}>
            Try {tried.length} ids
          </button>
        )}
        <p className="quiet" role="status">
          {said}
        </p>
      </fieldset>
    </details>
  );
}

interface DrawnRowProps {
  readonly document: AnyDocument;
  readonly drawable: Drawable;
  readonly onChange: (changed: <Of extends AnyDocument>(now: Of) => Of) => void;
}

/** One tensor's choices as text; empty where it isn't drawn. */
function DrawnRow({ document, drawable: { of, label, proposal }, onChange }: DrawnRowProps) {
  const drawn = document.drawn?.numbers.find((one) => one.of === of);
  const given = drawn ? drawnFromText(drawn) : "";
  const [draft, setDraft] = useState<string>();
  const [fault, setFault] = useState("");
  const take = () => {
    if (draft === undefined) return;
    const read = readDrawnFrom(draft);
    if ("fault" in read) return setFault(read.fault);
    setFault("");
    setDraft(undefined);
    if ((read.from ? drawnFromText(read.from) : "") !== given)
      onChange((now) => withDrawn(now, of, read.from));
  };
  return (
    <Row label={label} title={drawn && `${counted(choiceCount(drawn), "number")} to choose from`}>
      <input
        className="drawn-from"
        type="text"
        aria-label={`Choices for ${label}`}
        aria-invalid={fault !== ""}
        placeholder={proposal}
        list={`drawn-${of}`}
        value={draft ?? given}
        spellCheck={false}
        autoComplete="off"
        onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === "Enter") take();
          if (event.key === "Escape") {
            setDraft(undefined);
            setFault("");
          }
        }}
      />
      <datalist id={`drawn-${of}`}>
        <option value={proposal} />
      </datalist>
      {fault && (
        <span className="fault" role="alert">
          {fault}
        </span>
      )}
    </Row>
  );
}
