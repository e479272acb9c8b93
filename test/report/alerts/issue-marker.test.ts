import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, test } from 'vitest';

import { AlertKind } from '../../../src/domain/alerts/alert.ts';
import type { AlertMemory } from '../../../src/domain/alerts/alert-memory.ts';
import {
  type MarkerParts,
  bodyWith,
  markerOf,
  parseMarker,
  parsePlanMarker,
  planMarkerOf,
} from '../../../src/report/alerts/issue-marker.ts';
import { aliveIn, parseMarkdown } from '../../support/github-markdown.ts';
import { HOSTILE_MARKDOWN } from '../../support/hostile-markdown.ts';
import { anyMemory } from '../../support/any-memory.ts';
import { sha } from '../../support/literals.ts';

const SINCE = '2026-11-20T09:00:00.000Z';
const TOLD_AT = '2026-11-21T09:00:00.000Z';
const ABOUT = { agent: 'default', kind: 'budget' } as const;
const BEFORE = { severity: 'info', reason: 'day-cost', since: SINCE, toldAt: TOLD_AT, returns: 0 } as const;
const FIRES: AlertMemory = { phase: 'firing', ...BEFORE, facts: sha(7), runs: 2, risen: false };
const MARKER = markerOf(ABOUT);
const FIRING = markerOf({ ...ABOUT, memory: FIRES, word: { says: 'changed', after: 3 }, text: sha(8) });
/** As the first releases wrote them. */
const FIRST_OVER =
  '<!-- background-agent alert: {"agent":"default","kind":"budget","fingerprint":"default/budget","v":1} -->';
const FIRST_FIRING = FIRST_OVER.replace(
  '"v"',
  `"severity":"info","facts":"${sha(7)}","since":"${SINCE}","v"`,
);
/** Some, like `deadbeef`, are names that an agent may have. */
const NO_NAMES = HOSTILE_MARKDOWN.filter(text => !/^[a-z0-9-]{1,32}$/.test(text));
const agentName = fc.stringMatching(/^[a-z0-9-]{1,32}$/);
const parts = fc.record<Omit<MarkerParts, 'agent' | 'kind'>>({
  memory: fc.option(anyMemory, { nil: undefined }),
  word: fc.option(
    fc.record(
      {
        says: fc.constantFrom('again', 'changed', 'risen', 'still', 'over'),
        after: fc.nat(9_999),
      },
      { noNullPrototype: true },
    ),
    { nil: undefined },
  ),
  text: fc.constantFrom(sha(8), undefined),
});

test('a marker is one hidden line', () => {
  assert.equal(
    MARKER,
    '<!-- background-agent alert: {"agent":"default","kind":"budget","fingerprint":"default/budget","v":2} -->',
  );
  assert.deepEqual(aliveIn(parseMarkdown(`${MARKER}\n\nours`)), [`html: ${MARKER}`]);
});

test('it keeps what has to be known of the alert, of its last comment and of its text', () => {
  const about =
    '<!-- background-agent alert: {"agent":"default","kind":"budget","fingerprint":"default/budget",';
  const always = `"severity":"info","reason":"day-cost","since":"${SINCE}","toldAt":"${TOLD_AT}","returns":0`;
  assert.equal(
    FIRING,
    `${about}"phase":"firing",${always},"facts":"${sha(7)}","runs":2,"risen":false,"word":"changed","after":3,"text":"${sha(8)}","v":2} -->`,
  );
  assert.equal(
    markerOf({ ...ABOUT, memory: { phase: 'held', ...BEFORE, runs: 1 } }),
    `${about}"phase":"held",${always},"runs":1,"v":2} -->`,
  );
  assert.equal(
    markerOf({ ...ABOUT, memory: { phase: 'over', ...BEFORE, overAt: TOLD_AT } }),
    `${about}"phase":"over",${always},"overAt":"${TOLD_AT}","v":2} -->`,
  );
});

test('what a marker says is read again, for any agent, kind and memory', () =>
  fc.assert(
    fc.property(agentName, fc.constantFrom(...AlertKind.options), parts, (agent, kind, more) => {
      const marker = markerOf({ agent, kind, ...more });
      const expected = { agent, kind, fingerprint: `${agent}/${kind}`, ...more };
      assert.deepEqual(parseMarker(marker), expected);
      assert.deepEqual(parseMarker(`${marker}\n\nbody`), expected);
      assert.deepEqual(parseMarker(`${marker}\r\n\r\nedited in a browser`), expected);
      assert.deepEqual(aliveIn(parseMarkdown(`${marker}\n\nours`)), [`html: ${marker}`]);
      assert.equal(parsePlanMarker(`${planMarkerOf(agent)}\nbody`), agent);
      assert.equal(parsePlanMarker(marker), undefined);
      assert.equal(parseMarker(planMarkerOf(agent)), undefined);
    }),
  ));

test('a reason that could ring a bell does not', () => {
  const marker = markerOf({ ...ABOUT, memory: { ...FIRES, reason: 'a@octocat' } });
  assert.deepEqual(parseMarker(marker)?.memory, { ...FIRES, reason: 'a-octocat' });
});

test('a marker of the first releases is understood: what was told then, or that it is over', () => {
  const about = { ...ABOUT, fingerprint: 'default/budget', word: undefined, text: undefined };
  assert.deepEqual(parseMarker(`${FIRST_OVER}\n\nbody`), { ...about, memory: undefined });
  assert.deepEqual(parseMarker(`${FIRST_FIRING}\r\nbody`), {
    ...about,
    memory: { ...FIRES, reason: 'unknown', toldAt: SINCE, runs: 1 },
  });
});

test('only the marker of a body changes when nothing else is to', () => {
  for (const rest of ['', '\n\nours\n', '\r\n\r\nedited in a browser\r\n', `\n${FIRING}`])
    assert.equal(bodyWith(MARKER, FIRING + rest), MARKER + rest);
});

describe('what is not our marker to the letter is none', () => {
  test.each([
    ['', 'nothing'],
    [FIRING.replace('info', 'panic'), 'of a severity that there is not'],
    [FIRING.replace('"firing"', '"asleep"'), 'of a phase that there is not'],
    [FIRING.replace(sha(7), sha(7).slice(1)), 'with a hash that is too short'],
    [FIRING.replace('2026-', '26-'), 'with a time that is none'],
    [FIRING.replace('2026-11', '2026-13'), 'with a month that is none'],
    [FIRING.replace(`"facts":"${sha(7)}",`, ''), 'that tells half'],
    [FIRING.replace('"risen":false', '"risen":0'), 'with a number for a word'],
    [FIRING.replace('"runs":2', '"runs":-2'), 'with a count below nothing'],
    [FIRING.replace('"runs":2', '"runs":2.0'), 'with a number in another form'],
    [FIRING.replace('"runs":2', '"runs":2,"runs":2'), 'with a field twice'],
    [FIRING.replace('"after":3,', ''), 'with half a comment'],
    [FIRING.replace('"changed"', '"shouted"'), 'with a comment that nobody writes'],
    [FIRING.replace('"risen":false,', '').replace('"runs"', '"risen":false,"runs"'), 'in another order'],
    [FIRING.replace('"v":2', '"__proto__":1,"v":2'), 'with a field that every object has'],
    [FIRING.replace('"v":2', '"v":{"x":2}'), 'with more below'],
    [FIRING.replace('day-cost', 'x'.repeat(2_000)), 'that is endless'],
    [FIRST_FIRING.replace('info', 'panic'), 'of an old form, of a severity that there is not'],
    [FIRST_FIRING.replace('"severity":"info",', ''), 'of an old form, that tells half'],
    [FIRST_FIRING.replace('2026-11', '2026-13'), 'of an old form, with a month that is none'],
    [FIRST_FIRING.replace('default/budget', 'other/budget'), 'of an old form, about another agent'],
    ['body', 'no marker'],
    [` ${MARKER}`, 'indented'],
    [`\n${MARKER}`, 'on the second line'],
    [`hello\n${MARKER}`, 'below a text'],
    [`${MARKER} x`, 'with more on its line'],
    [`${MARKER}\u2028x`, 'with a line end of another kind'],
    [MARKER.replace('"v":2', '"v":3'), 'of another version'],
    [MARKER.replace('"v":2', '"v":2,"x":2'), 'with more in it'],
    [MARKER.replace('","kind', '", "kind'), 'written otherwise'],
    [MARKER.replace('"kind":"budget"', '"kind":"party"'), 'of an unknown kind'],
    [MARKER.replace('default/budget', 'default/party'), 'whose fingerprint is of another kind'],
    [MARKER.replace('default/budget', 'other/budget'), 'whose fingerprint is of another agent'],
    [MARKER.replaceAll('default', 'Default'), 'of an agent that nobody may be named'],
    [MARKER.replaceAll('default', 'a'.repeat(33)), 'of an agent whose name is too long'],
    [MARKER.replaceAll('default', ''), 'of an agent without a name'],
    [MARKER.replace('alert', 'plan'), 'of a plan'],
    [MARKER.replace('-->', ''), 'without an end'],
    [MARKER.toUpperCase(), 'in capitals'],
  ])('%j is %s', body => {
    assert.equal(parseMarker(body), undefined);
    assert.equal(parsePlanMarker(body), undefined);
  });

  test('whatever else a body is', () => {
    for (const text of NO_NAMES) {
      assert.equal(parseMarker(text), undefined);
      assert.equal(parseMarker(MARKER.replaceAll('default', text)), undefined);
      assert.equal(parsePlanMarker(text), undefined);
    }
  });
});

test('no name that could leave the marker gets into one', () => {
  for (const agent of ['', 'A', 'a b', 'a"', 'a\n', '-->', 'a'.repeat(33), ...NO_NAMES]) {
    assert.throws(() => markerOf({ agent, kind: 'budget' }), /an agent is named/);
    assert.throws(() => planMarkerOf(agent), /an agent is named/);
  }
});
