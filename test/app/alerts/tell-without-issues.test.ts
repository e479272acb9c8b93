import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, test } from 'vitest';

import { tellWithoutIssues } from '../../../src/app/alerts/tell-without-issues.ts';
import { hasAlertsToSettle } from '../../../src/app/alerts/alert-people.ts';
import { decide } from '../../../src/domain/decide.ts';
import { NO_LIMITS } from '../../../src/domain/budget.ts';
import { evolve } from '../../../src/domain/evolve.ts';
import { type AlertKind, fingerprintOf } from '../../../src/domain/alerts/alert.ts';
import { ruleOf } from '../../../src/domain/alerts/alert-rules.ts';
import type { AlertDetails, Firing } from '../../../src/domain/alerts/firing.ts';
import { BACKOFF } from '../../../src/domain/retry.ts';
import type { State } from '../../../src/domain/state.ts';
import type { TellOptions } from '../../../src/app/alerts/tell-options.ts';
import {
  AlertScene,
  AlertingAgent,
  DAY,
  HOUR,
  inQuarantine,
  outOfQuarantine,
} from '../../support/alert-scene.ts';
import { stateAfter } from '../../support/given.ts';
import { NOW, NOW_MS, created, runStarted, sha } from '../../support/literals.ts';

const DETAILS: AlertDetails = { kind: 'state', problem: { kind: 'clock', message: 'Late by `1` hour.' } };

function firing(alert: AlertKind, reason: string, facts = sha(1)): Firing {
  const { severity } = ruleOf({ alert, reason });
  return {
    alert: { alert, fingerprint: fingerprintOf('default', alert), severity, reason, facts },
    details: DETAILS,
  };
}
const trouble = (facts = sha(1)) => firing('state', 'fork', facts);

/** A log over many runs. */
class Log {
  readonly state: State = stateAfter(created);
  nowMs = NOW_MS;
  #seq = 0;

  /** `what: severity` of each message that a run sends which meets this. */
  run(alerts: readonly Firing[], more: Partial<TellOptions> = {}): string[] {
    this.#record(runStarted);
    const options = {
      ...{ agent: 'default', run: '7.1', nowMs: this.nowMs },
      ...{ place: undefined, wishes: { labels: [], assignees: [] }, ...more },
    };
    const { told, memories, notifications } = tellWithoutIssues(this.state, alerts, options);
    const policy = { limits: NO_LIMITS, backoff: BACKOFF };
    const command = { type: 'RaiseAlerts', firing: told, memories } as const;
    for (const event of decide(command, this.state, policy)) this.#record(event);
    this.#record({ type: 'RunFinished', outcome: 'completed' });
    return notifications.map(
      ({ what, alert, isQuiet }) => `${what}: ${alert.severity}${isQuiet === true ? ', quietly' : ''}`,
    );
  }

  after(ms: number, alerts: readonly Firing[], more: Partial<TellOptions> = {}): string[] {
    this.nowMs += ms;
    return this.run(alerts, more);
  }

  get raised(): readonly string[] {
    return [...this.state.alerts.values()].map(({ alert, severity }) => `${alert}: ${severity}`);
  }

  #record(event: Parameters<typeof evolve>[1]['event']): void {
    this.#seq += 1;
    evolve(this.state, { seq: this.#seq, at: new Date(this.nowMs).toISOString(), run: '7.1', event });
  }
}

describe('where nobody wants issues, an alert', () => {
  test('is told, rises, repeats and is over as it would in one, remembered by the log', () => {
    const log = new Log();
    assert.deepEqual(log.run([trouble()]), ['firing: warning']);
    assert.deepEqual(log.after(HOUR, [trouble(sha(2))]), ['changed: warning']);
    assert.deepEqual(log.after(HOUR, [trouble(sha(2))]), ['changed: critical']);
    assert.deepEqual(log.after(HOUR, [trouble(sha(2))]), []);
    assert.deepEqual(log.after(DAY, [trouble(sha(2))]), ['still: critical']);
    assert.deepEqual(log.raised, ['state: warning'], 'as it fires');
    assert.deepEqual(log.after(HOUR, []), ['resolved: critical']);
    assert.deepEqual([log.after(HOUR, []), log.raised], [[], []]);
  });

  test('that comes and goes is held back, and a run that counts is due', () => {
    const log = new Log();
    const isDue = (more: { outcome?: 'paused' } = {}) =>
      hasAlertsToSettle(log.state, {
        agent: 'default',
        problem: undefined,
        limits: NO_LIMITS,
        now: NOW,
        ...more,
      });
    log.run([trouble()]);
    log.after(HOUR, []);
    assert.deepEqual([log.after(HOUR, [trouble()]), log.raised, isDue()], [[], [], true]);
    assert.equal(isDue({ outcome: 'paused' }), false, 'none that is paused');
    assert.deepEqual([log.after(HOUR, []), isDue()], [[], false]);
    log.after(HOUR, [trouble()]);
    for (let run = 0; run < 2; run += 1) assert.deepEqual(log.after(HOUR, [trouble()]), []);
    assert.deepEqual(log.after(HOUR, [trouble()]), ['again: warning']);
    assert.deepEqual(log.raised, ['state: warning']);
  });

  test('a hundred times in a day makes two messages', () => {
    const log = new Log();
    const messages = Array.from({ length: 100 }, () => [
      ...log.after(DAY / 201, [trouble()]),
      ...log.after(DAY / 201, []),
    ]);
    assert.deepEqual(messages.flat(), ['firing: warning', 'resolved: warning']);
  });

  test('that was over for a day is new', () => {
    const log = new Log();
    log.run([trouble()]);
    log.after(HOUR, []);
    assert.equal(log.state.alertMemories.size, 1);
    assert.deepEqual(log.after(DAY, [trouble()]), ['firing: warning']);
    log.after(HOUR, []);
    log.after(DAY, []);
    assert.equal(log.state.alertMemories.size, 0);
  });

  test('is silent while somebody wants that, and told then', () => {
    const log = new Log();
    const silencedUntil = new Map([['default/state', new Date(NOW_MS + DAY).toISOString()]]);
    assert.deepEqual([log.run([trouble()], { silencedUntil }), log.raised], [[], []]);
    assert.deepEqual(log.after(DAY, [trouble()], { silencedUntil }), ['firing: warning']);
    const again = new Map([['default/state', new Date(log.nowMs + DAY).toISOString()]]);
    assert.deepEqual(log.after(HOUR, [], { silencedUntil: again }), ['resolved: warning, quietly']);
  });

  test('that follows from silence says nothing anew', () => {
    const log = new Log();
    const [silent, budget] = [
      firing('stale', 'missed'),
      (n: number) => firing('budget', 'month-cost', sha(n)),
    ];
    assert.deepEqual(log.run([silent, budget(1)]), ['firing: critical', 'firing: warning']);
    assert.deepEqual(log.after(HOUR, [silent, budget(2)]), []);
  });

  test.each(['inactive', 'gap'])('beside a schedule that is in force (%s) says what is new', reason => {
    const log = new Log();
    const budget = (n: number) => firing('budget', 'month-cost', sha(n));
    log.run([firing('stale', reason), budget(1)]);
    assert.deepEqual(log.after(HOUR, [firing('stale', reason), budget(2)]), ['changed: warning']);
  });

  test('that is worth knowing only is no message', () => {
    const log = new Log();
    assert.deepEqual(log.run([firing('stale', 'gap')]), []);
    assert.deepEqual(log.raised, ['stale: info']);
  });

  test('of which nothing was learnt stands as it was', () => {
    const log = new Log();
    log.run([trouble()]);
    const { alertMemories } = structuredClone({ alertMemories: log.state.alertMemories });
    assert.deepEqual(log.after(2 * DAY, [{ ...trouble(), details: undefined }]), []);
    assert.deepEqual([log.state.alertMemories, log.raised], [alertMemories, ['state: warning']]);
  });

  test('is over only by the word of who can know', () => {
    const log = new Log();
    log.run([firing('stale', 'failing')]);
    assert.deepEqual([log.after(HOUR, []), log.raised], [[], ['stale: critical']]);
    assert.deepEqual(log.after(HOUR, [], { witness: 'good-run' }), ['resolved: critical']);
  });

  test('of which a run has looked for nothing stands as it was', () => {
    const log = new Log();
    log.run([firing('stale', 'inactive')]);
    assert.deepEqual([log.after(HOUR, []), log.raised], [[], ['stale: warning']]);
    const judged = new Set(['inactive']);
    assert.deepEqual(log.after(HOUR, [], { judged }), ['resolved: warning']);
  });

  test('is what a run is due for only if that has looked for it', () => {
    const log = new Log();
    const about = { agent: 'default', problem: undefined, limits: NO_LIMITS, now: NOW };
    const isDue = (...judged: ('hung' | 'inactive')[]) =>
      hasAlertsToSettle(log.state, { ...about, judged: new Set(judged) });
    log.run([firing('stale', 'inactive')]);
    assert.deepEqual([isDue(), isDue('hung'), isDue('inactive')], [false, false, true]);
    log.after(HOUR, [], { judged: new Set(['inactive']) });
    log.after(HOUR, [firing('stale', 'inactive')]);
    assert.deepEqual([log.raised, isDue(), isDue('hung'), isDue('inactive')], [[], false, false, true]);
  });

  test('of a kind that there is not stays out of it', () => {
    const log = new Log();
    log.run([trouble()]);
    const [memory] = log.state.alertMemories.values();
    assert.ok(memory);
    const known = { alerts: new Map(), alertMemories: new Map([['default/party', memory]]) };
    const options = { agent: 'default', run: '7.1', nowMs: NOW_MS, place: undefined };
    const told = tellWithoutIssues(known, [], { ...options, wishes: { labels: [], assignees: [] } });
    assert.deepEqual([told.notifications, told.memories.size], [[], 0]);
  });

  test('says what happened and what to do as plain text, with the page of the run', () => {
    const known = { alerts: new Map(), alertMemories: new Map() };
    const place = { serverUrl: 'https://github.com', repository: 'octo/example' };
    const wishes = { labels: [], assignees: [] };
    const options = { agent: 'default', run: '7.1', nowMs: NOW_MS, place, wishes };
    const [message] = tellWithoutIssues(known, [trouble()], options).notifications;
    assert.deepEqual(
      [message?.title, message?.issueUrl, message?.runUrl],
      [
        'Background agent default: the log, the results or the webhook is in trouble',
        undefined,
        'https://github.com/octo/example/actions/runs/7/attempts/1',
      ],
    );
    assert.match(message?.happened ?? '', /Late by `1` hour/, 'a name is as it is');
    assert.doesNotMatch(`${message?.happened}${message?.advice}`, /\*\*|\]\(/);
  });
});

describe('an agent without issues', () => {
  let scene: AlertScene;
  let agent: AlertingAgent;
  beforeEach(async () => {
    scene = await AlertScene.start();
    agent = new AlertingAgent(scene);
    agent.wantsIssues = false;
  });
  afterEach(() => scene.close());

  test('says in the log of the job what comes back when it does so twice, and not before', async () => {
    await agent.run(inQuarantine('a'));
    await agent.run(outOfQuarantine('a'));
    const { alerts } = await agent.run(inQuarantine('a'));
    assert.deepEqual(
      alerts.map(({ isHeld, isFresh }) => [isHeld, isFresh]),
      [[true, false]],
    );
    assert.equal(agent.console.lines.length, 1);
    await agent.run();
    assert.equal(agent.console.lines.length, 2);
  });

  test('goes on where its issues stood when it gave them up', async () => {
    agent.wantsIssues = true;
    await agent.run(inQuarantine('a'));
    agent.wantsIssues = false;
    await agent.run();
    assert.equal(agent.console.lines.length, 1);
    assert.equal(agent.state.alertMemories.get('default/quarantine')?.phase, 'firing');
    agent.wantsIssues = true;
    await agent.run(outOfQuarantine('a'));
    assert.deepEqual([scene.issues, agent.state.alertMemories.size], [['1 closed: 1'], 0]);
  });

  test('writes nothing when it is idle', async () => {
    await agent.run(inQuarantine('a'));
    const before = structuredClone(agent.state.alertMemories);
    scene.pass(2 * DAY);
    await agent.idle();
    assert.deepEqual(agent.state.alertMemories, before);
  });
});
