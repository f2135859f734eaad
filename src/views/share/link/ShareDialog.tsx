import { useEffect, useRef, useState } from "react";
import { useStores } from "../../../store/context";
import { hintNames } from "../../../store/homework/createHomework";
import { allHints } from "../../../store/homework/mask";
import { shownDocument } from "../../../store/work/shownDocument";
import { type AddressPart, type Classroom, type Embeddable, ordinary } from "../../parts/address/address";
import { Choice } from "./Choice";
import { copy, LinkRow } from "./LinkRow";
import { PresentNow } from "./PresentNow";
import { frameFor, type Link, linkTo } from "./shareLink";
import "./sharing.css";

const hideable: readonly {
  readonly part: AddressPart;
  readonly label: string;
  readonly ofProgram?: string;
}[] = [
  { part: "header", label: "header" },
  { part: "network", label: "network", ofProgram: "code" },
  { part: "graph", label: "graph" },
  { part: "what", label: "what happens" },
  { part: "quantities", label: "all quantities" },
  { part: "timeline", label: "timeline" },
];

const frames: readonly { readonly id: Embeddable; readonly label: string }[] = [
  { id: "step", label: "the whole view" },
  { id: "graph", label: "the graph" },
  { id: "what", label: "what happens" },
  { id: "quantities", label: "all quantities" },
];

/** A link with everything on the page, and what a class needs of it. Opens as soon as it is there. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { workbench } = useStores();
  const dialog = useRef<HTMLDialogElement>(null);
  const [classroom, setClassroom] = useState<Classroom>(ordinary);
  const [atStep, setAtStep] = useState(true);
  const [link, setLink] = useState<Link>();
  const [said, setSaid] = useState("");
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    let current = true;
    linkTo(workbench.getState(), classroom, atStep).then(
      (made) => current && setLink(made),
      () => current && setSaid("The link could not be made. Check the connection, close this and try again."),
    );
    return () => {
      current = false;
    };
  }, [workbench, classroom, atStep]);

  const change = (changes: Partial<Classroom>) => {
    setSaid("");
    setClassroom((before) => ({ ...before, ...changes }));
  };
  const { practise } = classroom;
  const isProgram = workbench?.getState().program !== undefined;
  const index = workbench?.getState().index ?? 0;
  const url = link?.url;
  return (
    <dialog ref={dialog} className="sharing" aria-labelledby="share-title" closedby="any" onClose={onClose}>
      <h2 id="share-title">Share</h2>
      <LinkRow
        link={link}
        about={
          link?.isWhole
            ? "All of it is in the link; nothing is kept anywhere else."
            : "The exercise as it stands in the list."
        }
        documentNow={async () => shownDocument(workbench.getState())}
        onSay={setSaid}
      />
      <fieldset>
        <legend>For a class</legend>
        <Choice label={`Start at step ${index + 1}`} checked={atStep} onChange={setAtStep} />
        <Choice
          label="Lock: nothing can be changed"
          checked={classroom.lock}
          onChange={(lock) => change({ lock })}
        />
        <Choice
          label="Present: large type, keyboard only"
          checked={classroom.present}
          onChange={(present) => change({ present })}
        />
        <Choice
          label="Predict first: each number is hidden until it is asked for"
          checked={classroom.predict}
          onChange={(predict) => change({ predict, ...(predict && { practise: undefined }) })}
        />
        <PresentNow dialog={dialog} />
      </fieldset>
      <fieldset className="practise-by-link">
        <legend>Practise</legend>
        <Choice
          label="Hide the numbers: they are to be found"
          checked={practise !== undefined}
          onChange={(on) =>
            change(
              on ? { practise: { hints: allHints, canShow: true }, predict: false } : { practise: undefined },
            )
          }
        />
        {practise && (
          <>
            <label>
              Hints for a number
              <select
                value={practise.hints}
                onChange={({ target }) => change({ practise: { ...practise, hints: Number(target.value) } })}
              >
                <option value={allHints}>all</option>
                {hintNames.slice(0, -1).map((name, k) => (
                  <option key={name} value={k + 1}>
                    {k + 1}: up to {name}
                  </option>
                ))}
                <option value={0}>none, and no causes</option>
              </select>
            </label>
            <Choice
              label="“Show all numbers” stays off"
              checked={!practise.canShow}
              onChange={(off) => change({ practise: { ...practise, canShow: !off } })}
            />
            <p className="quiet">
              Whoever opens it types each number at its step, or in Answers, and saves a file there to hand
              in. You mark the files by dropping them on this page.
            </p>
          </>
        )}
      </fieldset>
      <fieldset>
        <legend>Hide</legend>
        {hideable.map(({ part, label, ofProgram = label }) => (
          <Choice
            key={part}
            label={isProgram ? ofProgram : label}
            checked={classroom.hide.includes(part)}
            onChange={(hidden) =>
              change({
                hide: hidden ? [...classroom.hide, part] : classroom.hide.filter((other) => other !== part),
              })
            }
          />
        ))}
      </fieldset>
      <label className="embed">
        In another page show
        <select
          value={classroom.embed ?? ""}
          onChange={({ target }) =>
            change({ embed: target.value === "" ? undefined : (target.value as Embeddable) })
          }
        >
          <option value="">everything</option>
          {frames.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="plain-button"
          disabled={!url}
          onClick={() => url && void copy(frameFor(url), "HTML of a frame", setSaid)}
        >
          Copy as a frame
        </button>
      </label>
      <form method="dialog">
        <span role="status">{said}</span>
        <button type="submit" className="plain-button">
          Close
        </button>
      </form>
    </dialog>
  );
}
