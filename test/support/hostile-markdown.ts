// What somebody might call a task type or a model so that an issue of ours rings a bell, leads away, hides or closes
// something. Each comes alive when GitHub renders it as it is.

const SHA = '6f1d2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b';
const ISSUE = 'https://github.com/octo-org/repo/issues/1';

const mentions = [
  '@octocat',
  '@octo-org/team',
  'hi @octocat, look',
  '(@octocat)',
  '"@octocat"',
  '*@octocat*',
  '[@octocat]',
  'a/@octocat',
  '-@octocat',
  '.@octocat',
  '\\@octocat',
  '&#64;octocat',
  '&#x40;octocat',
  '&commat;octocat',
  '`a` @octocat `b`',
  '` @octocat `',
  '`` @octocat ``',
  '@octocat`',
  '`@octocat',
];

const references = [
  '#1',
  '(#1)',
  '*#1*',
  'see #12345.',
  '&#35;1',
  '\\#1',
  'GH-1',
  'gh-12',
  'octo-org/repo#1',
  'octocat#1',
  'repo/issues#2',
  `octocat@${SHA}`,
  `octo-org/repo@${SHA}`,
  SHA,
  SHA.slice(0, 7),
  '1234567',
  'deadbeef',
  `in ${SHA.slice(0, 12)}.`,
  ISSUE,
  'https://github.com/octo-org/repo/pull/1#issuecomment-1',
  `https://github.com/octo-org/repo/commit/${SHA}`,
];

const closings = [
  'close',
  'closes',
  'closed',
  'fix',
  'fixes',
  'fixed',
  'resolve',
  'resolves',
  'resolved',
].flatMap(word => [
  `${word} #1`,
  `${word.toUpperCase()}: octo-org/repo#1`,
  `${word} GH-1`,
  `${word} ${ISSUE}`,
]);

const links = [
  'https://example.com',
  'http://example.com/a?b=c&d',
  'HTTPS://EXAMPLE.COM',
  'ftp://example.com/file',
  'www.example.com',
  'WWW.example.com',
  '(www.example.com)',
  '*www.example.com*',
  'someone@example.com',
  'mailto:someone@example.com',
  'xmpp:someone@example.com/room',
  '<https://example.com>',
  '<someone@example.com>',
  '<javascript:alert(1)>',
  '[click](https://example.com)',
  '[click](javascript:alert(1))',
  '[click](<data:text/html,x> "title")',
  '[click][ref]\n\n[ref]: https://example.com',
  '[ref]\n\n[ref]: https://example.com',
  '[a](/../../settings)',
];

const images = [
  '![pixel](https://example.com/pixel.png)',
  '![pixel][ref]\n\n[ref]: https://example.com/pixel.png',
  '[![a](https://example.com/b.png)](https://example.com)',
  '<img src="https://example.com/pixel.png">',
  '<picture><source srcset="https://example.com/p.png"></picture>',
];

const html = [
  '<script>alert(1)</script>',
  '<b>bold</b>',
  '<a href="https://example.com">x</a>',
  '<details open><summary>x</summary>',
  '</details></td></table>',
  '<!-- hidden -->',
  '<!--',
  '--> <b>x</b>',
  '<![CDATA[x]]>',
  '<?php x ?>',
  '<!DOCTYPE html>',
  '<style>*{display:none}</style>',
  '<svg onload=alert(1)>',
  '<br>',
  '<kbd>x</kbd>',
  '<div align="center">',
];

const blocks = [
  'x\n\n# heading',
  'x\n\nheading\n===',
  'x\n\n- [ ] task',
  'x\n\n- [x] task',
  'x\n\n1. item',
  'x\n\n> quote',
  'x\n\n> [!NOTE]\n> alert',
  'x\n\n> [!CAUTION]\n> alert',
  'x\n\n---\n',
  'x\n\n    code',
  'x\n\n| a | b |\n| --- | --- |\n| 1 | 2 |',
  'x[^1]\n\n[^1]: footnote',
  'x\n\n```mermaid\ngraph TD;\nA-->B;\n```',
  'x\n\n```geojson\n{"type":"Point","coordinates":[0,0]}\n```',
  'x\n\n```stl\nsolid\n```',
  'x\n\n```\n@octocat\n```\n@octocat',
  'x\n\n````\n```\n````\n@octocat',
  'x\n\n~~~\n@octocat\n~~~\n#1',
  'x\n\n```math\nx\n```',
  '```\n@octocat',
  '| @octocat | #1 |',
  'a | b \\| @octocat',
  '\\| @octocat',
  '|\n@octocat',
];

const inline = [
  '**bold**',
  '_emphasis_',
  '~~gone~~',
  '$x^2$',
  '$$x$$',
  '$`x`$',
  ':tada:',
  ':+1:',
  'a\\\nb',
  'a  \nb',
];

const hidden = [
  '\u202e@octocat',
  '@\u200boctocat @octocat',
  '\u2066@octocat\u2069',
  '\u0000@octocat',
  '\r@octocat',
  '\r\n\r\n@octocat',
  '\u2028@octocat',
  '\u0085#1',
  '\ufeffwww.example.com',
];

const long = [
  '`'.repeat(500) + '@octocat',
  '@octocat '.repeat(5_000),
  '|'.repeat(300) + ' @octocat',
  '#1 '.repeat(30_000),
  '[x](https://example.com)'.repeat(3_000),
];

export const HOSTILE_MARKDOWN: readonly string[] = [
  ...mentions,
  ...references,
  ...closings,
  ...links,
  ...images,
  ...html,
  ...blocks,
  ...inline,
  ...hidden,
  ...long,
];
