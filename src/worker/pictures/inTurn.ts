import type { Pictures } from "../../engine/datasets/pictures/pictures";
import { pictureOf } from "../../engine/document/dataShape";
import type { DataDocument } from "../../engine/document/parts/data";
import { bringPictures } from "../../engine/training/pictures/bring";
import { findSet } from "./vault";

interface Turns<Command> {
  /** The data that a command is about, where it needs them. */
  needs(command: Command): DataDocument | undefined;
  /** @param pictures of these data, where they are pictures */
  take(command: Command, pictures?: Pictures): void;
  /** The pictures couldn't be brought. */
  failed(command: Command, error: unknown): void;
}

/** Takes commands in their order: those that come after one whose pictures are being brought wait for it. */
export function inTurn<Command>({ needs, take, failed }: Turns<Command>): (command: Command) => void {
  const queue: Command[] = [];
  let bringing = false;

  function goOn(): void {
    while (!bringing) {
      const command = queue.shift();
      if (!command) return;
      const data = needs(command);
      if (data && pictureOf(data)) bring(command, data);
      else take(command);
    }
  }

  function bring(command: Command, data: DataDocument): void {
    bringing = true;
    bringPictures(data, findSet)
      .then(
        (pictures) => take(command, pictures),
        (error) => failed(command, error),
      )
      .finally(() => {
        bringing = false;
        goOn();
      });
  }

  return (command) => {
    queue.push(command);
    goOn();
  };
}
