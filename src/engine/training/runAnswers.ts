import type { NetworkDocument } from "../document/document";
import { listsOf } from "../pass/plans/parameterLists";
import { misclassified, saidClasses } from "./classes/said";
import type { PreparedData } from "./data/preparedData";
import type { RunMeasures } from "./layers/measures";
import { lessonOf } from "./lesson";
import type { NetworkMaps } from "./maps/networkMaps";
import type { Course } from "./run/course";
import type { Records } from "./run/records";
import type { Stop } from "./run/stop";
import type { Metrics, Scoring } from "./trainer/scoring";
import { gatherEvidence } from "./why/gather";
import type { WhyFinding } from "./why/rule";
import { findReasons } from "./why/rules";

/** So many numbers are soon looked at. */
const mostLooked = 2e6;

/** The parts of a run that its answers are found in. */
interface RunParts {
  readonly data: PreparedData;
  readonly maps: NetworkMaps;
  readonly course: Course;
  readonly scoring: Scoring;
  readonly records: Records;
}

/** What is asked of a run of training: how well it does, what it says of each example, and why. No answer changes the run. */
export class RunAnswers {
  private readonly run: { readonly running: boolean; readonly stopped: Stop | undefined };
  private readonly parts: RunParts;

  /** @param run whether it trains, and why it doesn't any more */
  constructor(run: RunAnswers["run"], parts: RunParts) {
    this.run = run;
    this.parts = parts;
  }

  /** Of the parameters of this moment; while training runs, of the end of the last epoch. */
  metrics(): Metrics {
    const { scoring, course } = this.parts;
    if (!this.run.running && scoring.isOutdated) scoring.evaluate();
    return scoring.metrics(course.trainer.plan);
  }

  /** The layers at this moment; while training runs, at the last epoch that was measured. */
  measures(): RunMeasures {
    return this.parts.records.measures(this.run.running);
  }

  /**
   * The class that the outputs say, of each example; nothing for regression.
   * @param outputs as `maps.examples` gives them
   */
  said(outputs: Float64Array): Int32Array | undefined {
    const { data, course } = this.parts;
    return data.labels && saidClasses(course.document, outputs, data.count);
  }

  /** 1 for each example that is misclassified; nothing for regression, nor where looking at all would take long. */
  wrong(): Uint8Array | undefined {
    const { data, maps } = this.parts;
    if (data.inputs.length > mostLooked) return undefined;
    const said = this.said(maps.examples());
    return said && data.labels && misclassified(said, data.labels);
  }

  /** Why training does what it does, as far as the rules know it. Some things are tried out for it, on copies. */
  why(): WhyFinding[] {
    const { data, course, scoring, records } = this.parts;
    const { document, epoch, root, next } = course;
    const facts = {
      ...{ document, data, epoch, stopped: this.run.stopped, log: records.log.all() },
      metrics: this.metrics(),
      measures: this.measures(),
      measured: records.measured.all(),
      parameters: listsOf(root, root.parameters),
      wrong: this.wrong(),
    };
    return findReasons(gatherEvidence(facts, { moment: course.moment(scoring.validationLoss), next }));
  }

  /** The network of this moment with one example, by its index, or the next minibatch: what Step can open. */
  lesson(example: number | "nextMinibatch"): NetworkDocument {
    const { data, course } = this.parts;
    const { document, root, trainer, epoch } = course;
    return lessonOf({ document, root, trainer, data, epoch }, example);
  }
}
