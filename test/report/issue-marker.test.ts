import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, test } from 'vitest';

import { AlertKind } from '../../src/domain/alert.ts';
import {
  bodyOver,
  markerOf,
  parseMarker,
  parsePlanMarker,
  planMarkerOf,
} from '../../src/report/issue-marker.ts';
import { aliveIn, parseMarkdown } from '../support/github-markdown.ts';
import { HOSTILE_MARKDOWN } from '../support/hostile-markdown.ts';
import { sha } from '../support/literals.ts';

const MARKER = markerOf('default', 'budget');
const TOLD = { severity: 'info', facts: sha(7), since: '2026-11-20T09:00:00.000Z' } as const;
const FIRING = markerOf('default', 'budget', TOLD);
/** Some, like `deadbeef`, are names that an agent may have. */
const NO_NAMES = HOSTILE_MARKDOWN.filter(text => !/^[a-z0-9-]{1,32}$/.test(text));
const agentName = fc.stringMatching(/^[a-z0-9-]{1,32}$/);

test('a marker is one hidden line', () => {
  assert.equal(
    MARKER,
    '<!-- background-agent alert: {"agent":"default","kind":"budget","fingerprint":"default/budget","v":1} -->',
  );
  assert.deepEqual(aliveIn(parseMarkdown(`${MARKER}\n\nours`)), [`html: ${MARKER}`]);
});

test('what a marker says is read again, for any agent and kind', () =>
  fc.assert(
    fc.property(agentName, fc.constantFrom(...AlertKind.options), (agent, kind) => {
      const expected = { agent, kind, fingerprint: `${agent}/${kind}`, told: undefined };
      assert.deepEqual(parseMarker(`${markerOf(agent, kind, TOLD)}\nbody`), { ...expected, told: TOLD });
      assert.deepEqual(parseMarker(`${markerOf(agent, kind)}\n\nbody`), expected);
      assert.deepEqual(parseMarker(`${markerOf(agent, kind)}\r\n\r\nedited in a browser`), expected);
      assert.deepEqual(parseMarker(markerOf(agent, kind)), expected);
      assert.equal(parsePlanMarker(`${planMarkerOf(agent)}\nbody`), agent);
      assert.equal(parsePlanMarker(markerOf(agent, kind)), undefined);
      assert.equal(parseMarker(planMarkerOf(agent)), undefined);
    }),
  ));

test('a marker says what its issue tells while that fires', () =>
  assert.equal(
    FIRING,
    `<!-- background-agent alert: {"agent":"default","kind":"budget","fingerprint":"default/budget","severity":"info","facts":"${sha(7)}","since":"2026-11-20T09:00:00.000Z","v":1} -->`,
  ));

test('when it is over only the marker of a body changes', () => {
  const about = { agent: 'default', kind: 'budget' } as const;
  for (const rest of ['', '\n\nours\n', '\r\n\r\nedited in a browser\r\n', `\n${FIRING}`])
    assert.equal(bodyOver(FIRING + rest, about), MARKER + rest);
});

describe('what is not our marker to the letter is none', () => {
  test.each([
    ['', 'nothing'],
    [FIRING.replace('info', 'panic'), 'of a severity that there is not'],
    [FIRING.replace(sha(7), sha(7).slice(1)), 'with a hash that is too short'],
    [FIRING.replace('2026-', '26-'), 'with a time that is none'],
    [FIRING.replace(`"facts":"${sha(7)}",`, ''), 'that tells half'],
    [FIRING.replace('"severity":"info",', '') + FIRING, 'that tells the other half'],
    ['body', 'no marker'],
    [` ${MARKER}`, 'indented'],
    [`\n${MARKER}`, 'on the second line'],
    [`hello\n${MARKER}`, 'below a text'],
    [`${MARKER} x`, 'with more on its line'],
    [`${MARKER}\u2028x`, 'with a line end of another kind'],
    [MARKER.replace('"v":1', '"v":2'), 'of another version'],
    [MARKER.replace('"v":1', '"v":1,"x":2'), 'with more in it'],
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
    assert.throws(() => markerOf(agent, 'budget'), /an agent is named/);
    assert.throws(() => planMarkerOf(agent), /an agent is named/);
  }
});
