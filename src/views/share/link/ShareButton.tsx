import { DialogButton } from "./DialogButton";
import { ShareDialog } from "./ShareDialog";

export function ShareButton() {
  return <DialogButton>{(close) => <ShareDialog onClose={close} />}</DialogButton>;
}
