import assert from 'node:assert/strict';
import { test } from 'vitest';

import type { JsonObject } from '../../src/domain/json.ts';
import type { TaskType } from '../../src/domain/task.ts';
import { checkTemplates, renderMessages } from '../../src/request/render.ts';

function typeWith(...contents: string[]): TaskType {
  const messages = contents.map(content => ({ role: 'user', content }) as const);
  return { name: 'triage', messages, output: { kind: 'text' } };
}

function rendered(template: string, input: JsonObject = {}): string {
  const rendering = renderMessages(typeWith(template), input);
  return rendering.ok
    ? rendering.messages.map(({ content }) => content).join()
    : `refused: ${rendering.message}`;
}

test('every message gets its input and keeps its role', () => {
  const type: TaskType = {
    name: 'triage',
    messages: [
      { role: 'system', content: 'Speak {{ language | upcase }}.' },
      { role: 'user', content: '{{ text }}' },
    ],
    output: { kind: 'text' },
  };
  assert.deepEqual(renderMessages(type, { language: 'latin', text: 'Salve' }), {
    ok: true,
    messages: [
      { role: 'system', content: 'Speak LATIN.' },
      { role: 'user', content: 'Salve' },
    ],
  });
});

test('the input is text and never a template', () => {
  const text = '{{ secret }} {% include "x" %} {{ "now" | date: "%Y" }}';
  assert.equal(rendered('{{ text }}', { text, secret: 'no' }), text);
});

test('what is not text is rendered as JSON', () => {
  const input = { number: 1.5, list: ['a', { b: null }], none: null, yes: true };
  assert.equal(
    rendered('{{ number }} {{ list }} {{ none }} {{ yes }}', input),
    '1.5 ["a",{"b":null}] null true',
  );
});

test('what is nothing at all is rendered as nothing', () => {
  assert.equal(rendered('[{{ list | first }}]', { list: [] }), '[]');
});

test('loops, conditions and filters of ordinary Liquid work', () => {
  const template =
    '{% for tag in tags %}{% unless forloop.first %}, {% endunless %}{{ tag | strip }}{% endfor %}';
  assert.equal(rendered(template, { tags: [' a', 'b '] }), 'a, b');
  assert.equal(rendered('{{ day | date: "%-d %B %Y" }}', { day: '2026-01-02' }), '2 January 2026');
});

test('an unknown variable is refused with its place and the names that there are', () => {
  assert.equal(
    rendered('Hello\n  {{ txt }}', { text: 'a', lang: 'b' }),
    'refused: Message 1 (user) of type "triage", line 2, column 6: undefined variable: txt. The input has "text" and "lang".',
  );
  assert.match(rendered('{{ txt }}'), /The input is empty\.$/);
});

test('inherited properties are not variables', () => {
  for (const name of ['constructor', 'toString', '__proto__', 'text.constructor', 'list.map']) {
    assert.match(rendered(`{{ ${name} }}`, { text: 'a', list: [] }), /undefined variable/, name);
  }
});

test('files, chance and loops that no limit sees are out of reach', () => {
  for (const tag of ['include "a"', 'render "a"', 'layout "a"', 'block a']) {
    assert.match(rendered(`{% ${tag} %}{% endblock %}`), /tag ".*" not found/, tag);
  }
  for (const filter of [
    'sample',
    'shuffle',
    'where_exp: "a", "a"',
    'date_to_string',
    'constructor',
    'sha256',
  ]) {
    assert.match(rendered(`{{ text | ${filter} }}`, { text: 'a' }), /undefined filter/, filter);
  }
});

test('there is no current time, neither written nor from the input', () => {
  assert.match(rendered('{{ "now" | date: "%Y" }}'), /no current time/);
  assert.match(rendered('{{ day | date: "%Y" }}', { day: 'today' }), /no current time/);
});

test('every template that cannot be read is reported, with line and column inside it', () => {
  const type = typeWith('{{ a', 'fine {{ text }}', 'x\ny {{ text | nope }}', '{% if a %}');
  assert.deepEqual(checkTemplates(type), [
    'Message 1 (user) of type "triage", line 1, column 1: output "{{ a" not closed.',
    'Message 3 (user) of type "triage", line 2, column 3: undefined filter: nope.',
    'Message 4 (user) of type "triage", line 1, column 1: tag {% if a %} not closed.',
  ]);
  assert.deepEqual(renderMessages(type, {}), { ok: false, message: checkTemplates(type)[0] });
});

test('a template that is too long is refused', () => {
  assert.match(
    rendered('a'.repeat(1_048_577)),
    /^refused: Message 1 \(user\) of type "triage": parse length limit exceeded\.$/,
  );
});

test('a message that becomes too long is refused', () => {
  const input = { text: 'a'.repeat(1_000_000) };
  assert.match(rendered('{{ text }}'.repeat(5), input), /became longer than 4194304 characters/);
});

test('a template cannot fill the memory', () => {
  assert.match(rendered('{% for i in (1..100000000) %}{% endfor %}'), /memory alloc limit exceeded/);
});

test('a template cannot run for ever', () => {
  const loops = 6;
  const template = '{% for a in list %}'.repeat(loops) + '{% endfor %}'.repeat(loops);
  assert.match(
    rendered(template, { list: Array.from({ length: 1000 }, () => 0) }),
    /template render limit exceeded/,
  );
});

test('the quote in an error is short', () => {
  assert.ok(rendered(`{% for ${'a'.repeat(10_000)} in text %}`).length < 500);
});
