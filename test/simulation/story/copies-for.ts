import type { CopyStore } from '../../../src/ports/copies.ts';
import type { Chance } from '../../support/chance.ts';
import { type RestoreFate, type SaveFate, simulatedCopies } from '../cache/simulated-copies.ts';
import type { Files } from '../../../src/adapters/local-disk/files.ts';
import type { Process } from '../machine/process.ts';
import type { World } from '../world/world.ts';

/** So long a client of the cache waits at most. */
const GIVEN_UP_MS = 60_000;

/** The cache as one process reaches it. */
export function copiesFor(world: World, process: Process, files: Files, chance: Chance): CopyStore {
  const { schedule, time } = world;
  const { cacheMsMax } = schedule.pace;

  const restoreFate = (): RestoreFate => {
    const fate = drawRestoreFate();
    isAsSaved = fate.kind === 'as-asked';
    return fate;
  };
  const drawRestoreFate = (): RestoreFate => {
    if (!schedule.settings.hasCache) return { kind: 'off' };
    const step = process.fateOf({ kind: 'cache', name: 'restore' });
    if (step.do === 'die') process.kill();
    if (world.isDown('cache')) return { kind: 'unreachable', share: 0, afterMs: GIVEN_UP_MS };
    const damage = world.takeCopyDamage();
    if (damage !== undefined) return { kind: 'damaged', flavour: damage };
    if (step.do !== 'fail') return { kind: 'as-asked' };
    return step.flavour < 0.6
      ? { kind: 'unreachable', share: step.flavour / 0.6 }
      : { kind: 'damaged', flavour: (step.flavour - 0.6) / 0.4 };
  };

  const saveFate = (): SaveFate => {
    if (!schedule.settings.hasCache) return { kind: 'off' };
    const step = process.fateOf({ kind: 'cache', name: 'save' });
    if (step.do === 'die') {
      process.kill();
      // What was on its way arrives, or does not.
      return {
        kind: 'unreachable',
        arrivesAfterMs: step.when === 'after' ? chance.integer(1, cacheMsMax) : undefined,
      };
    }
    if (world.isDown('cache'))
      return { kind: 'unreachable', arrivesAfterMs: undefined, afterMs: GIVEN_UP_MS };
    if (step.do === 'fail') return troubleOf(step.flavour);
    return { kind: 'as-asked', listedAfterMs: world.copiesListedAfterMs, outlives: chance.is(0.5) };
  };

  let isAsSaved = false;
  const copies = simulatedCopies(world.cache, {
    ...{ time, clock: process.clock, isAlive: () => process.isAlive, restoreFate, saveFate },
    files: {
      readdirSync: path => files.readdirSync(path),
      statSync: path => files.statSync(path),
      readFileSync: path => files.readFileSync(path),
      writeFileSync: (path, bytes) => files.writeFileSync(path, bytes),
      mkdirSync: (path, options) => files.mkdirSync(path, options),
    },
    restoreMs: chance.integer(1, cacheMsMax),
    saveMs: chance.integer(1, cacheMsMax),
    backMs: chance.integer(1, 200),
  });
  return {
    ...copies,
    async restore(prefix, into) {
      const restored = await copies.restore(prefix, into);
      world.restored(process.name, restored.kind);
      const entry = restored.kind === 'hit' && world.cache.entries.find(({ key }) => key === restored.key);
      if (isAsSaved && entry) world.noteCopy(process.name, entry.copy);
      return restored;
    },
  };
}

function troubleOf(flavour: number): SaveFate {
  if (flavour < 0.3) return { kind: 'unreachable', arrivesAfterMs: undefined };
  if (flavour < 0.6)
    return {
      kind: 'unreachable',
      arrivesAfterMs: 1 + Math.round(flavour * 20 * 60_000),
      afterMs: GIVEN_UP_MS,
    };
  if (flavour < 0.7) return { kind: 'unreachable', arrivesAfterMs: 1, afterMs: 2 };
  return flavour < 0.85 ? { kind: 'read-only' } : { kind: 'full' };
}
