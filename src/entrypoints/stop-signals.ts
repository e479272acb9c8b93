/** Where signals come from: a process, or what stands in for it. */
export type SignalSource = { on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown };

/**
 * Turns the first Ctrl-C, or the runner's cancel, into a wish to end: no new call is sent, answers on their way are
 * waited for a moment, everything is saved. The runner sends SIGTERM 7.5 s later and kills after 2.5 s more, so a
 * second signal changes nothing: the end is near anyway.
 */
export function stopSignals(process: SignalSource, onFirst: () => void): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (controller.signal.aborted) return;
      controller.abort();
      onFirst();
    });
  }
  return controller.signal;
}
