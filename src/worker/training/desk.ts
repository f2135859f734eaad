import type { Pictures } from "../../engine/datasets/pictures/pictures";
import { trainingFaults } from "../../engine/document/faults/trainingFaults";
import type { Kernels } from "../../engine/simd/kernels";
import { confusionOf } from "../../engine/training/classes/confusion";
import { misclassified } from "../../engine/training/classes/said";
import { galleryOf } from "../../engine/training/pictures/gallery";
import { PictureOutputs } from "../../engine/training/pictures/pictureOutputs";
import { TrainingSession } from "../../engine/training/session";
import type {
  FrameRequest,
  MapGrid,
  Pace,
  RunRecord,
  TrainingCommand,
  TrainingFrame,
  TrainingReport,
} from "./protocol";

/** Takes commands for one run and trains between them; `train.ts` gives it time. */
export class TrainingDesk {
  private session: TrainingSession | undefined;
  private pace: Pace = "full";
  /** When training was let go at its pace, and where it stood then, in epochs. */
  private paceSince = { time: 0, progress: 0 };
  private reported = { trained: 0, seconds: 0 };
  private pictures: PictureOutputs | undefined;
  private readonly now: () => number;
  private readonly loadKernels: () => Kernels | undefined;

  /**
   * @param now the time in milliseconds
   * @param loadKernels gives each run its own; where there are none the plain loops train
   */
  constructor(now: () => number, loadKernels: () => Kernels | undefined = () => undefined) {
    this.now = now;
    this.loadKernels = loadKernels;
  }

  /** Whether there is training to do. */
  get busy(): boolean {
    return this.session?.running ?? false;
  }

  /**
   * Trains for a while.
   * @param milliseconds at most
   * @returns how long to wait before the next turn, where the pace asks for it
   */
  work(milliseconds: number): number {
    const { session, pace, now } = this;
    if (!session) return 0;
    const until = now() + milliseconds;
    if (pace === "full") {
      session.work(now, until);
      return 0;
    }
    const { time, progress } = this.paceSince;
    const due = progress + ((now() - time) / 1000) * pace;
    // Slow training moves by minibatches: a whole epoch at once would be a jump.
    session.work(now, until, due - session.progress);
    const next = session.progress + session.minibatchShare;
    return Math.max(0, time + ((next - progress) / pace) * 1000 - now());
  }

  /**
   * Undefined for what only shows in the next frame.
   * @param pictures what a document that is opened needs of them, as `bringPictures` gives them
   */
  answer(command: TrainingCommand, pictures?: Pictures): TrainingReport | undefined {
    const { kind, id } = command;
    if (kind === "open") return this.open(command, pictures);
    const { session } = this;
    if (!session) throw new Error(`worker: ${kind} was asked for before a document was opened`);
    switch (kind) {
      case "run":
        this.pace = command.pace;
        this.paceSince = { time: this.now(), progress: session.progress };
        session.run();
        return undefined;
      case "pause":
        session.pause();
        return undefined;
      case "advance":
        session.advance(command.by);
        return undefined;
      case "retune":
        session.retune(command.document);
        return undefined;
      case "setParameter":
        session.setParameter(command.path, command.value);
        return undefined;
      case "goTo":
        session.goTo(command.epoch);
        return undefined;
      case "frame":
        return { kind, id, frame: this.frame(session, fitting(session, command.look)) };
      case "snapshot":
        return { kind, id, run: { document: session.snapshot(), past: session.past() } };
      case "why":
        return { kind, id, findings: session.answers.why() };
      case "lesson":
        return { kind, id, document: session.answers.lesson(command.example) };
    }
  }

  open(
    { id, document, past }: Extract<TrainingCommand, { kind: "open" }>,
    pictures?: Pictures,
  ): TrainingReport {
    const faults = trainingFaults(document);
    if (faults.length > 0) return { kind: "refused", id, faults };
    const session = new TrainingSession(document, past, this.loadKernels(), pictures);
    this.session = session;
    this.pictures = new PictureOutputs(session.data, (indices) => session.maps.examples(indices), this.now);
    this.reported = { trained: 0, seconds: 0 };
    const { data } = this.session;
    return { kind: "opened", id, data: data.picture ? { ...data, inputs: new Uint8Array() } : data };
  }

  private frame(session: TrainingSession, look: FrameRequest): TrainingFrame {
    const { running, stopped, position, best, changes, history, maps, parameters } = session;
    const recorded = history.changed ? history.epochs() : undefined;
    history.changed = false;
    const outputs = this.outputs(session, look);
    const said = outputs && session.answers.said(outputs);
    const wrong = said && session.data.labels && misclassified(said, session.data.labels);
    const confusion = said && look.confusion && confusionOf(session.data, said, look.confusion);
    const pictures = said && look.pictures && galleryOf(session.data, outputs, said, look.pictures);
    const speed = this.speed(session);
    const left = session.takeLeft();
    return {
      running,
      started: session.started,
      ...(left && { left }),
      ...(stopped && { stopped }),
      position,
      ...(session.precision === "float32" && { precision: session.precision }),
      now: session.answers.metrics(),
      ...(best && { best }),
      log: session.log.news(),
      measured: session.measured.news(),
      ...(recorded && { recorded }),
      changes,
      ...(speed !== undefined && { speed }),
      ...(look.region && { region: maps.region(look.region) }),
      ...(look.units && { units: maps.units(look.units) }),
      ...(look.unit && { unit: maps.unit(gridOf(look.unit), look.unit.layer, look.unit.index) }),
      ...(look.bent && { bent: maps.bent(look.bent.layer, gridOf(look.bent), look.bent.cells) }),
      ...(look.points && outputs && { outputs }),
      ...(wrong && { wrong }),
      ...(confusion && { confusion }),
      ...(pictures && { pictures }),
      ...(look.parameters && { parameters: parameters.slice() }),
      ...(look.measures && { measures: session.answers.measures() }),
      ...(look.probe && { probe: { inputs: look.probe, outputs: maps.at(look.probe) } }),
    };
  }

  private outputs(session: TrainingSession, { points, pictures, confusion }: FrameRequest) {
    const { maps, running, parameters } = session;
    if (points) return maps.examples();
    if (!pictures) return undefined;
    const { part, chosen } = pictures;
    return this.pictures?.at({
      ...{ running, parameters, chosen },
      parts: confusion && confusion !== part ? [part, confusion] : [part],
    });
  }

  private speed({ trained, seconds }: TrainingSession): number | undefined {
    const since = { trained: trained - this.reported.trained, seconds: seconds - this.reported.seconds };
    if (since.trained === 0 || since.seconds === 0) return undefined;
    this.reported = { trained, seconds };
    return since.trained / since.seconds;
  }
}

/** Pictures have no plane; what was asked for data before them isn't computed for all their pixels. */
function fitting({ data }: TrainingSession, look: FrameRequest): FrameRequest {
  if (!data.picture) return look;
  const { pictures, confusion, parameters, measures, probe } = look;
  return {
    ...(pictures && { pictures }),
    ...(pictures && confusion && { confusion }),
    ...(parameters && { parameters }),
    ...(measures && { measures }),
    ...(probe?.length === data.columns.length && { probe }),
  };
}

const gridOf = ({ columns, rows, bounds }: MapGrid): MapGrid => ({ columns, rows, bounds });

/** The buffers of a report that the worker has no more use for. */
export function transfersOf(report: TrainingReport): ArrayBufferLike[] {
  if (report.kind === "snapshot") return transfersOfRun(report.run);
  if (report.kind !== "frame") return [];
  const { log, measured, recorded, region, units, unit, bent, left, ...rest } = report.frame;
  const { outputs, wrong, parameters } = rest;
  const maps = [region, units, unit, bent?.region, bent?.lines].map((map) => map?.values);
  const arrays = [log.rows, measured.rows, recorded, ...maps, bent?.points, outputs, wrong, parameters];
  return [...arrays.flatMap((array) => array?.buffer ?? []), ...(left ? transfersOfRun(left) : [])];
}

function transfersOfRun({ past: { log, recorded, measured } }: RunRecord): ArrayBufferLike[] {
  return [log, recorded, measured].flatMap((array) => array?.buffer ?? []);
}
