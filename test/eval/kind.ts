// What a kind of evaluation is: it reads its input, runs the program's own code on it, gives a line a case and the figures.

export type Evaluation = {
  /** One line of `--out` a case, in the order of the input. */
  readonly lines: readonly object[];
  /** The line of figures printed last. */
  readonly figures: Readonly<Record<string, number | string>>;
};

export interface EvalKind {
  /** @param input a file of JSON lines, or a folder (search, match) */
  evaluate(input: string): Promise<Evaluation>;
}
