import { useStoreOf } from "../../../store/context";
import { createTrainOffer } from "../../parts/files/trainOffer";
import { ExportMenu } from "./ExportMenu";
import { Import } from "./Import";

/** Files of what Train works on. */
export function TrainFiles() {
  const offer = useStoreOf(createTrainOffer, (state) => state.offer);
  return (
    <>
      <Import />
      {offer && <ExportMenu kinds={offer.kinds} documentNow={offer.documentNow} />}
    </>
  );
}
