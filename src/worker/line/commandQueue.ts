/** Sends one command at a time; of those that wait only the newest counts. */
export interface CommandQueue<Command> {
  readonly underWay: Command | undefined;
  readonly waiting: Command | undefined;
  /** Sends it, or lets it wait in place of what waits. */
  add(command: Command): void;
  /** What is under way is answered: what waits is sent. */
  next(): void;
  /** Forgets what is under way, and what waits. */
  clear(): void;
}

/**
 * @param send is called before the command counts as under way
 * @param joined what is to wait where one command comes while another one waits; the newer one where nothing is said
 */
export function createCommandQueue<Command>(
  send: (command: Command) => void,
  joined: (waiting: Command | undefined, command: Command) => Command = (_waiting, command) => command,
): CommandQueue<Command> {
  let underWay: Command | undefined;
  let waiting: Command | undefined;
  function begin(command: Command): void {
    send(command);
    underWay = command;
  }
  return {
    get underWay() {
      return underWay;
    },
    get waiting() {
      return waiting;
    },
    add(command) {
      if (underWay) waiting = joined(waiting, command);
      else begin(command);
    },
    next() {
      const next = waiting;
      underWay = waiting = undefined;
      if (next) begin(next);
    },
    clear() {
      underWay = waiting = undefined;
    },
  };
}
