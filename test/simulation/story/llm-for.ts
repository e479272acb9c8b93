import type { Llm } from '../../../src/ports.ts';
import { Chance } from '../../support/chance.ts';
import { ANSWER_WORDS } from '../checks/texts-stay-away.ts';
import type { Machine } from '../machine/machine.ts';
import type { ModelFate } from '../model/model-fate.ts';
import { type CallMs, simulatedLlm } from '../model/simulated-llm.ts';
import {
  ACCOUNT_FATES,
  CONFIGURATION_FATES,
  type FateOf,
  GOOD_FATES,
  MODEL_FATES,
  OUTAGE_FATES,
  PASSING_FATES,
  POOR_FATES,
  TASK_FATES,
} from '../model/model-fates.ts';
import type { Asked } from '../model/simulated-model.ts';
import type { Process } from '../machine/process.ts';
import type { World } from '../world/world.ts';

/** What can go wrong with a call, and how often in a hundred. */
const TROUBLES: readonly (readonly [weight: number, fates: Readonly<Record<string, FateOf>>])[] = [
  [38, OUTAGE_FATES],
  [28, POOR_FATES],
  [16, PASSING_FATES],
  [8, TASK_FATES],
  [5, ACCOUNT_FATES],
  [5, CONFIGURATION_FATES],
];

/** The model's service as one process reaches it. Each request that arrives is shown to whoever watches. */
export function llmFor(world: World, process: Process, machine: Machine, chance: Chance): Llm {
  const { schedule, tasks, model } = world;
  const { callMsMax } = schedule.pace;
  world.watchCallsOf(process, machine);

  const fateOf = (asked: Asked): ModelFate => {
    const content = tasks.contentOf(asked.call.messages);
    const { isHonest, honestFor = 0 } = schedule.model;
    model.isHonest = isHonest || world.isQuiet || model.requests.length < honestFor;
    const step = process.fateOf({ kind: 'call', name: content });
    if (step.do === 'die') {
      process.kill();
      // What has left the machine is worked on, whoever asked for it.
      if (step.when === 'before') return { kind: 'reset', sent: false, code: 'EPIPE' };
    }
    if (step.do === 'fail') return pick(OUTAGE_FATES, step.flavour)(asked);
    if (world.isDown('model')) return pick(OUTAGE_FATES, chance.fraction())(asked);
    const planned = schedule.model.fates?.[content]?.[asked.nth - 1];
    if (planned !== undefined && !world.isQuiet) return marked(fateNamed(planned)(asked), asked, content);
    if (schedule.model.hopeless.includes(content)) return pick(POOR_FATES, chance.fraction())(asked);
    return marked(world.isQuiet ? GOOD_FATES.answer(asked) : drawn(world, asked, content), asked, content);
  };
  const msOf = (): CallMs => ({
    connectMs: 0,
    thereMs: chance.integer(1, 100),
    workMs: chance.integer(1, callMsMax),
    backMs: chance.integer(1, 100),
  });
  const llm = simulatedLlm(model, {
    clock: process.clock,
    isAlive: () => process.isAlive,
    label: process.name,
    fateOf,
    msOf,
    provider: 'openrouter',
  });
  return {
    async ask(call, signal) {
      const content = tasks.contentOf(call.messages);
      world.send(process.name, content);
      const reply = await llm.ask(call, signal);
      if (reply.spend.kind === 'known') world.tell(process.name, content);
      return reply;
    },
    close: () => llm.close(),
  };
}

/** The n-th request for a content meets the same fate whoever sends it, and whatever happens beside it. */
function drawn(world: World, asked: Asked, content: string): ModelFate {
  const chance = new Chance(world.seedFor(`fate of ${content} ${asked.nth}`));
  if (!chance.is(world.schedule.model.trouble)) return pick(GOOD_FATES, chance.fraction())(asked);
  let left = chance.integer(0, 99);
  for (const [weight, fates] of TROUBLES) {
    if (left < weight) return pick(fates, chance.fraction())(asked);
    left -= weight;
  }
  return GOOD_FATES.answer(asked);
}

/** What the answer to a content says, and no other one. */
export function wordsOf(content: string): string {
  return `${ANSWER_WORDS} to ${content}.`;
}

/** An answer is known again where it must not be. */
function marked(fate: ModelFate, { call }: Asked, content: string): ModelFate {
  return fate.kind === 'answer' && call.output.kind === 'text' && fate.finishReason === 'stop'
    ? { ...fate, text: `${fate.text} ${wordsOf(content)}` }
    : fate;
}

/** @throws Error for a name that no fate has. */
function fateNamed(name: string): FateOf {
  const fate = MODEL_FATES[name];
  if (fate === undefined) throw new Error(`Expected the name of a fate, got "${name}".`);
  return fate;
}

function pick(fates: Readonly<Record<string, FateOf>>, fraction: number): FateOf {
  const all = Object.values(fates);
  const fate = all[Math.floor(fraction * all.length)];
  if (fate === undefined) throw new Error('there is a fate');
  return fate;
}
