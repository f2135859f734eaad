import { useEffect, useRef, useState } from "react";
import { loadPart } from "../../../loadPart";
import { useStoreOf } from "../../../store/context";
import { type Classroom, ordinary } from "../../parts/address/address";
import { writeAddress } from "../../parts/address/writeAddress";
import { createTrainOffer, type TrainOffer } from "../../parts/files/trainOffer";
import { Choice } from "./Choice";
import { DialogButton } from "./DialogButton";
import { copy, LinkRow } from "./LinkRow";
import { PresentNow } from "./PresentNow";
import { frameFor, type Link, linkWith } from "./shareLink";
import "./sharing.css";

/** A link to what is trained: its start, or the run as it stands. */
export function TrainShare() {
  const offer = useStoreOf(createTrainOffer, (state) => state.offer);
  if (!offer) return null;
  return <DialogButton>{(close) => <TrainShareDialog offer={offer} onClose={close} />}</DialogButton>;
}

interface TrainShareDialogProps {
  readonly offer: TrainOffer;
  readonly onClose: () => void;
}

function TrainShareDialog({ offer, onClose }: TrainShareDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [epoch] = useState(offer.epoch);
  const [withRun, setWithRun] = useState(false);
  const [classroom, setClassroom] = useState<Classroom>(ordinary);
  const [link, setLink] = useState<Link>();
  const [said, setSaid] = useState("");
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    let current = true;
    trainLink(offer, withRun, classroom).then(
      (made) => current && setLink(made),
      () => current && setSaid("The link could not be made. Check the connection, close this and try again."),
    );
    return () => {
      current = false;
    };
  }, [offer, withRun, classroom]);
  const url = link?.url;
  return (
    <dialog ref={dialog} className="sharing" aria-labelledby="share-title" closedby="any" onClose={onClose}>
      <h2 id="share-title">Share</h2>
      <LinkRow
        link={link}
        about={
          withRun
            ? "Data, network, settings and where the run stands are in the link; training goes on from there. Its log isn't: the curves begin at that epoch. The file that Export gives has no log either; export the log, or the run as a program, beside it."
            : "Data, network and settings are in the link, with the parameters that the run starts from."
        }
        documentNow={() => documentOf(offer, withRun)}
        onSay={setSaid}
      />
      <fieldset>
        <legend>What opens</legend>
        <Choice label={`The run as it stands, epoch ${epoch}`} checked={withRun} onChange={setWithRun} />
        <Choice
          label="Lock: no setting can be changed"
          checked={classroom.lock}
          onChange={(lock) => setClassroom({ ...classroom, lock })}
        />
        <Choice
          label="Present: large type, keyboard only"
          checked={classroom.present}
          onChange={(present) => setClassroom({ ...classroom, present })}
        />
        <PresentNow dialog={dialog} />
        <Choice
          label="Without the header"
          checked={classroom.embed === "train"}
          onChange={(embed) => setClassroom({ ...classroom, embed: embed ? "train" : undefined })}
        />
      </fieldset>
      <div className="embed">
        <button
          type="button"
          className="plain-button"
          disabled={!url}
          onClick={() => url && void copy(frameFor(url, 1000, 640), "HTML of a frame", setSaid)}
        >
          Copy as a frame
        </button>
        <span className="quiet">for another page</span>
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

const documentOf = async (offer: TrainOffer, withRun: boolean) =>
  withRun ? offer.documentNow() : offer.start();

async function trainLink(offer: TrainOffer, withRun: boolean, classroom: Classroom): Promise<Link> {
  const { pack } = await loadPart(() => import("../../../export/link"));
  const packed = await pack(await documentOf(offer, withRun));
  const hash = writeAddress({ of: { packed }, index: 0, view: "train", selected: [], classroom });
  const instead = withRun ? "Share the start alone, or the run as a file." : "Share it as a file instead.";
  return { ...linkWith(hash, instead), isWhole: true };
}
