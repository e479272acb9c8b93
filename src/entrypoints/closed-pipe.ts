/** A standard stream that may be a pipe. */
export type PipeEnd = { on(event: 'error', listener: (error: Error) => void): unknown };

/**
 * Takes it quietly when nobody reads a stream any more, as after `| head`: what else is printed is lost, which is what the
 * reader wanted, and the command goes on to its end, since a run may be at work that was paid for. Any other error, such
 * as a disk that is full, is thrown as if nobody listened.
 */
export function takeClosedPipes(...streams: readonly PipeEnd[]): void {
  for (const stream of streams) {
    stream.on('error', error => {
      if (!('code' in error) || error.code !== 'EPIPE') throw error;
    });
  }
}
