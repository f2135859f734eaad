import { getTraining } from "../../../store/trainingContext";
import { trainingStart } from "../../../store/trainingStart";
import { trainOffer } from "../../head/trainOffer";
import { setLook } from "../look";
import { trainingKinds } from "./trainingKinds";

/** Gives the header what it needs for Train's files and links. */
export function offerFiles(): void {
  const { documentNow, open, frames } = getTraining().getState();
  trainOffer.setState({
    offer: {
      kinds: trainingKinds,
      documentNow,
      start: trainingStart,
      epoch: () => frames.latest?.position.epoch ?? 0,
      open,
      openTable: (text) => setLook({ importing: text }),
    },
  });
}
