import { type Change, withChanges } from "../../engine/document/changes";
import { isProgram } from "../../engine/document/programDocument";
import type { createKept } from "../../engine/explain/kept";
import type { createMovablePass, MovablePass } from "../../engine/pass/movablePass";
import { type Pass, runPass } from "../../engine/pass/pass";
import type { MovableProgram } from "../../engine/pass/programs/movableProgram";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import { createTrace, type Trace } from "../../engine/steps/trace";

/** What takes moves. Until it has loaded each move is a new pass. */
export interface MoveTools {
  /** Runs programs; loads when there is one. */
  readonly programs?: typeof import("../programs") | undefined;
  /** Makes what takes moves in buffers of its own. */
  readonly createMovable?: typeof createMovablePass | undefined;
  /** Makes what keeps the symbols of an explanation from move to move. */
  readonly createKept?: typeof createKept | undefined;
}

/** What becomes of one open pass while its numbers move: each move counts from the pass as it was opened. */
export class PlanMoves {
  private readonly open: Pass | ProgramPass;
  private readonly tools: MoveTools;
  private movable: MovablePass | undefined;
  private movableProgram: MovableProgram | undefined;
  private changes: readonly Change[] = [];
  /** The trace of the pass that takes moves: it reads the pass's buffers, so it stays as long as the pass does. */
  private trace: Trace<Pass | ProgramPass> | undefined;
  /** The last move for questions. */
  private asked: Pass | ProgramPass | undefined;
  private keeping: ReturnType<typeof createKept> | undefined;

  constructor(open: Pass | ProgramPass, tools: MoveTools) {
    this.open = open;
    this.tools = tools;
  }

  /** Whether numbers alone have moved by these changes, in buffers that are there. */
  takes(changes: readonly Change[]): boolean {
    return this.movable?.takes(changes) === true;
  }

  /** The pass with these changes as steps of that size. */
  move(changes: readonly Change[], size: Trace["size"], scope: Trace["scope"]): Trace<Pass | ProgramPass> {
    this.changes = changes;
    this.asked = undefined;
    const pass = this.moved(changes);
    if (this.trace?.pass !== pass) this.trace = createTrace(pass, size, scope);
    return this.trace;
  }

  /** What keeps the symbols of the steps that are moved, where it has loaded. */
  get kept(): ReturnType<typeof createKept> | undefined {
    this.keeping ??= this.tools.createKept?.();
    return this.keeping;
  }

  /** The pass as it was moved last. Questions take their time: no later move changes it under their hands. */
  get pass(): Pass | ProgramPass {
    this.asked ??= this.changes.length > 0 ? this.changed() : this.open;
    return this.asked;
  }

  private changed(): Pass | ProgramPass {
    const { open, changes } = this;
    if (!isProgramPass(open)) return runPass(withChanges(open.document, changes));
    const moved = this.tools.programs?.openProgram(withChanges(open.document, changes));
    return moved && "pass" in moved ? moved.pass : open;
  }

  private moved(changes: readonly Change[]): Pass | ProgramPass {
    const { open, tools } = this;
    if (isProgramPass(open)) {
      // A number that the program stops at leaves what was there.
      this.movableProgram ??= tools.programs?.movableProgram();
      return this.movableProgram?.move(withChanges(open.document, changes)) ?? open;
    }
    this.movable ??= tools.createMovable?.(open);
    return this.movable?.move(changes) ?? runPass(withChanges(open.document, changes));
  }
}

const isProgramPass = (pass: Pass | ProgramPass): pass is ProgramPass => isProgram(pass.document);
