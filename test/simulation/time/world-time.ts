/**
 * The time of the world outside of every process: it goes on whoever dies or stalls, and whatever a machine's clock says.
 * Only what the outside does by itself waits on it; a process waits on its own clock.
 */
export type WorldTime = {
  /** Milliseconds since the epoch. */
  now(): number;
  after(ms: number, happen: () => void): void;
};
