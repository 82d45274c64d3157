/** What a twin does without doing any work: the same Updates, activities, timers and runs, of the same sizes, in the same order. */

/** What the twin asks of the engine. Places count from 0 within a run. */
export type Command =
  | { do: 'activity'; place: number; takes: number; gives: number; rests: number }
  | { do: 'timer'; place: number; ms: number }
  | { do: 'cancel'; place: number }
  | { do: 'answer'; place: number; gives: number }
  | { do: 'patch'; id: string }
  | { do: 'next'; takes: number }
  | { do: 'end' };

/** As soon as all of these have happened: `start`, `act:0`, `done:0` (an activity), `fired:0` (a timer). */
export interface Reaction {
  on: string[];
  commands: Command[];
}

export interface RunPlan {
  /** Bytes of what the run begins with. */
  takes: number;
  /** Bytes of each Update that it takes. */
  acts: number[];
  reactions: Reaction[];
}

/** By member of the family: `procurement`, `payment:1`. */
export type Plan = Readonly<Record<string, readonly RunPlan[]>>;

/** What a twin's run begins with. */
export interface TwinFile {
  member: string;
  run: number;
  pad: string;
}

/** Stands in the bundle where the plan comes: a plan that travels with the runs would be weighed with them. */
export const planMark = '@plan@';
export const twinQueue = 'twin';
