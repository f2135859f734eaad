import { takeCommands } from "../line/takeCommands";
import { host } from "../protocol/fileHost";
import { createTableDesk } from "./desk";
import type { TableCommand } from "./protocol";

const answer = createTableDesk(host);

takeCommands((command: TableCommand) => {
  answer(command).then(
    (report) => self.postMessage(report),
    // A fault of ours: the page must hear of it.
    (error: unknown) =>
      setTimeout(() => {
        throw error;
      }),
  );
});
