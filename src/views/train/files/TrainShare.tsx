import { use, useEffect, useRef, useState } from "react";
import { getTraining, trainingReady } from "../../../store/trainingContext";
import { trainingStart } from "../../../store/trainingStart";
import { type Classroom, ordinary, writeAddress } from "../../address/address";
import { Choice } from "../../head/Choice";
import { copy, LinkRow } from "../../head/LinkRow";
import { frameFor, type Link, linkWith } from "../../head/shareLink";

/** A link to what is trained: its start, or the run as it stands. */
export default function TrainShare() {
  use(trainingReady());
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="share" onClick={() => setOpen(true)}>
        Share
      </button>
      {open && <TrainShareDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function TrainShareDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { started, frames } = getTraining().getState();
  const epoch = useRef(frames.latest?.position.epoch ?? 0).current;
  const [withRun, setWithRun] = useState(false);
  const [classroom, setClassroom] = useState<Classroom>(ordinary);
  const [link, setLink] = useState<Link>();
  const [said, setSaid] = useState("");
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    let current = true;
    linkToTraining(withRun, classroom).then(
      (made) => current && setLink(made),
      () => current && setSaid("The link could not be made. Close this and try again."),
    );
    return () => {
      current = false;
    };
  }, [withRun, classroom]);
  const url = link?.url;
  return (
    <dialog ref={dialog} className="sharing" aria-labelledby="share-title" closedby="any" onClose={onClose}>
      <h2 id="share-title">Share</h2>
      <LinkRow
        link={link}
        about={
          withRun
            ? "Data, network, settings and the run are in the link; training goes on from there."
            : "Data, network and settings are in the link, with the parameters that the run starts from."
        }
        documentNow={() => documentFor(withRun)}
        onSay={setSaid}
      />
      <fieldset>
        <legend>What opens</legend>
        <Choice
          label={started ? `The run as it stands, epoch ${epoch}` : "The run as it stands: not begun"}
          checked={withRun}
          onChange={setWithRun}
        />
        <Choice
          label="Lock: no setting can be changed"
          checked={classroom.lock}
          onChange={(lock) => setClassroom({ ...classroom, lock })}
        />
      </fieldset>
      <div className="embed">
        <Choice
          label="Without the header, for a frame in another page"
          checked={classroom.embed === "train"}
          onChange={(embed) => setClassroom({ ...classroom, embed: embed ? "train" : undefined })}
        />
        <button
          type="button"
          className="plain-button"
          disabled={!url}
          onClick={() => url && void copy(frameFor(url), "HTML of a frame", setSaid)}
        >
          Copy as a frame
        </button>
      </div>
      <form method="dialog">
        <span role="status">{said}</span>
        <button type="submit" className="plain-button">
          Close
        </button>
      </form>
    </dialog>
  );
}

const documentFor = async (withRun: boolean) =>
  withRun ? getTraining().getState().documentNow() : trainingStart();

async function linkToTraining(withRun: boolean, classroom: Classroom): Promise<Link> {
  const { pack } = await import("../../../export/link");
  const packed = await pack(await documentFor(withRun));
  const hash = writeAddress({ of: { packed }, index: 0, view: "train", selected: [], classroom });
  const instead = withRun ? "Share the start alone, or the run as a file." : "Share it as a file instead.";
  return { ...linkWith(hash, instead), isWhole: true };
}
