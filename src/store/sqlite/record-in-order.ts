// Articles are recorded one after the other: what was found out before a transaction holds good until another article is stored.
import type { RecordOutcome, RecordRequest } from '#src/store/store.ts';
import type { Recorder } from './record.ts';
import { inSteps } from './steps.ts';

/** Runs a unit of work in its turn. */
type Run = <T>(work: () => T) => Promise<T>;

export class RecordInOrder {
  readonly #recorder: Recorder;
  readonly #run: Run;
  #last: Promise<void> = Promise.resolve();

  constructor(recorder: Recorder, run: Run) {
    this.#recorder = recorder;
    this.#run = run;
  }

  record(request: RecordRequest): Promise<RecordOutcome> {
    const recording = this.#last.then(() => this.#recordInSteps(request));
    this.#last = recording.then(
      () => undefined,
      () => undefined,
    );
    return recording;
  }

  /** What takes long comes before the transaction, which stays one. */
  async #recordInSteps(request: RecordRequest): Promise<RecordOutcome> {
    const beforehand = await inSteps(this.#run, this.#recorder.judgeBeforehand(request));
    return this.#run(() => this.#recorder.record(request, beforehand));
  }
}
