import type { Called, Check } from './check.ts';

/** No request is sent whose hold is not on the disk, synced: a crash at any instant must still count the spend. */
export function holdBeforeCall(): Check {
  return {
    name: 'hold before call',
    called: ({ hold, run, content }: Called) =>
      hold === undefined
        ? `run ${run} asked for ${content}, and no hold for it was on its disk, synced`
        : undefined,
  };
}
