import { useMemo } from "react";
import { pictureOfStrokes } from "../../../draw/pictures/strokes";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import type { FrameRequest } from "../../../store/training/training";
import { useTraining } from "../../../store/training/trainingContext";
import { usePlaneView } from "../parts/planeView";

/** So many pictures are shown. */
const mostPictures = 100;

/** Which pictures the frames are to hold. */
export function useGalleryRequest(): FrameRequest["pictures"] {
  const split = useTraining((state) => state.document.training.split);
  const gallery = usePlaneView((view) => view.gallery);
  const wanted = usePlaneView((view) => view.galleryPart);
  const chosen = usePlaneView((view) => view.chosen);
  const part = split[wanted] > 0 ? wanted : "train";
  return useMemo(() => {
    const list = gallery === "wrong" ? "wrong" : "classes";
    return { part, list, most: mostPictures, ...(chosen !== undefined && { chosen }) };
  }, [gallery, part, chosen]);
}

/** The picture that is drawn by hand, in bytes; nothing while none is. */
export function useDrawnPicture(picture: PreparedData["picture"]): readonly number[] | undefined {
  const strokes = usePlaneView((view) => view.strokes);
  const isShown = usePlaneView((view) => view.gallery === "draw");
  return useMemo(
    () => (picture && isShown && strokes.length > 0 ? [...pictureOfStrokes(strokes, picture)] : undefined),
    [picture, isShown, strokes],
  );
}
