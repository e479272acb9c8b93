import type { PatientClock } from './fakes/patient-clock.ts';

/** Whether a process lives. One that was killed hears of nothing any more, and nothing new that it asks for is done. */
export type Power = { isOn: boolean };

/** Methods that answer later. */
const ASYNC = new Set([
  'append',
  'prepare',
  'put',
  'keepOnly',
  'look',
  'fetch',
  'change',
  'restore',
  'save',
  'isOver',
  'ask',
  'mayWrite',
  'react',
  'list',
  'create',
  'comment',
]);

const never = new Promise<never>(() => {});

/** A port as a process has it: its asynchronous work ends with the process. `clock`: the work is real, and time waits for it. */
export function powered<Port extends object>(port: Port, power: Power, clock?: PatientClock): Port {
  return new Proxy(port, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      if (!ASYNC.has(String(name)))
        return (...given: unknown[]): unknown => Reflect.apply(value, target, given);
      return async (...given: unknown[]): Promise<unknown> => {
        if (!power.isOn) return never;
        const work: Promise<unknown> = Reflect.apply(value, target, given);
        try {
          const result = await (clock === undefined ? work : clock.during(work));
          return power.isOn ? result : await never;
        } catch (error) {
          if (power.isOn) throw error;
          return never;
        }
      };
    },
  });
}
