// Mutants that no test can tell from the original. Each has its reason; whatever merely has no test yet is not for here.

/** Told by the line where it begins, and by what is taken away and put there: line numbers move. */
export type Equivalent = {
  readonly file: string;
  readonly text: string;
  readonly original: string;
  readonly replacement: string;
  readonly reason: string;
};

type Change = readonly [text: string, original: string, replacement: string];

export const EQUIVALENTS: readonly Equivalent[] = [
  ...inFile('src/log/blocks.ts', 'A buffer that could do once more is made anew: slower, and no more.', [
    [
      'if (end > buffer.length) buffer = Buffer.concat([buffer.subarray(0, kept)], 2 * end);',
      'end > buffer.length',
      'end >= buffer.length',
    ],
  ]),
  ...inFile('src/log/chain.ts', 'What is written is hexadecimal: the same bytes in any encoding.', [
    [`roomy.write(head.hash, 'latin1');`, `'latin1'`, '""'],
  ]),
  ...inFile('src/log/decode.ts', 'A function that ends without a value gives undefined as well.', [
    ['} catch {', '{\n    return undefined;\n  }', '{}'],
  ]),
  ...inFile(
    'src/log/line.ts',
    'A match has all its groups: the text for one that is missing is for the compiler.',
    [[`const [whole, seq, constant = '', at = '', run = ''] = match;`, `''`, '"Stryker was here!"']],
  ),
  ...inFile(
    'src/log/line.ts',
    'A line that does not compare as the next one is read by the expression, with the same result: slower, and no more.',
    [
      [`const START = '{"v":1,"seq":';`, `'{"v":1,"seq":'`, '""'],
      ['const seq = before.seq + 1;', 'before.seq + 1', 'before.seq - 1'],
      ['const seqFrom = from + START.length;', 'from + START.length', 'from - START.length'],
      ['const rest = seqFrom + digits.length;', 'seqFrom + digits.length', 'seqFrom - digits.length'],
      [
        'const length = START.length + digits.length + before.constant.length;',
        'START.length + digits.length + before.constant.length',
        'START.length + digits.length - before.constant.length',
      ],
      [
        'const length = START.length + digits.length + before.constant.length;',
        'START.length + digits.length',
        'START.length - digits.length',
      ],
      [
        'text.slice(from, seqFrom) === START &&',
        'text.slice(from, seqFrom) === START &&\n    text.slice(seqFrom, rest) === digits &&\n    text.slice(rest, from + length) === before.constant',
        'false',
      ],
      ['text.slice(from, seqFrom) === START &&', 'text.slice(from, seqFrom)', 'text'],
      ['text.slice(seqFrom, rest) === digits &&', 'text.slice(seqFrom, rest)', 'text'],
      ['text.slice(rest, from + length) === before.constant;', 'text.slice(rest, from + length)', 'text'],
      ['text.slice(rest, from + length) === before.constant;', 'from + length', 'from - length'],
    ],
  ),
  ...inFile(
    'src/log/replay.ts',
    'Each line is read by the expression then, with the same result: slower, and no more.',
    [
      [
        'envelope = envelope === undefined ? readEnvelope(text, from) : readNextEnvelope(text, from, envelope);',
        'envelope === undefined',
        'true',
      ],
    ],
  ),
  ...inFile('src/log/replay.ts', 'Undefined is greater than no number.', [
    ['if (version !== undefined && version > FORMAT) {', 'version !== undefined', 'true'],
  ]),
  ...inFile('src/log/restore.ts', 'No other event has a field named sha256.', [
    [`if (event.type !== 'SnapshotTaken') return false;`, `event.type !== 'SnapshotTaken'`, 'false'],
  ]),
  ...inFile('src/log/snapshot.ts', 'Lines are joined in parts of another size: the bytes are the same.', [
    ['if (lines.length < LINES_PER_PART) continue;', 'lines.length < LINES_PER_PART', 'true'],
    ['if (lines.length < LINES_PER_PART) continue;', 'lines.length < LINES_PER_PART', 'false'],
    [
      'if (lines.length < LINES_PER_PART) continue;',
      'lines.length < LINES_PER_PART',
      'lines.length <= LINES_PER_PART',
    ],
    [
      'if (lines.length < LINES_PER_PART) continue;',
      'lines.length < LINES_PER_PART',
      'lines.length >= LINES_PER_PART',
    ],
  ]),
  ...inFile(
    'src/log/snapshot.ts',
    'The text is for a version of the form that this release does not write.',
    [
      [
        `invariant(read.status === 'intact', 'reason' in read ? read.reason : 'a snapshot is read by its writer');`,
        `'a snapshot is read by its writer'`,
        '""',
      ],
    ],
  ),
  ...inFile('src/log/snapshot.ts', 'The other text is no header either.', [
    [`function startOf(header = ''): Start | Refusal {`, `''`, '"Stryker was here!"'],
  ]),
  ...inFile(
    'src/log/snapshot.ts',
    'A match has all its groups: the text for one that is missing is for the compiler.',
    [[`const [, seq, hash = '', at = ''] = match;`, `''`, '"Stryker was here!"']],
  ),
  ...inFile(
    'src/log/torn.ts',
    'With nothing put behind it, what was cut is tried once more as it is, and it has no envelope: that was asked before.',
    [['for (let from = 0; from < whole.length; from += 1) {', 'from < whole.length', 'from <= whole.length']],
  ),
  ...inFile('src/log/torn.ts', 'A function that ends without a value gives undefined as well.', [
    ['} catch {', '{\n    return undefined;\n  }', '{}'],
  ]),
  ...inFile('src/domain/branch-head.ts', 'A function that ends without a value gives undefined as well.', [
    ['} catch {', '{\n    return undefined;\n  }', '{}'],
  ]),
  ...inFile(
    'src/domain/alerts/alert-lifecycle.ts',
    'No number is less than NaN, or as great as undefined: the condition is for the compiler.',
    [
      [
        'return silencedUntil !== undefined && nowMs < Date.parse(silencedUntil);',
        'silencedUntil !== undefined',
        'true',
      ],
      [
        'return repeatMs !== undefined && nowMs - Date.parse(toldAt) >= repeatMs;',
        'repeatMs !== undefined',
        'true',
      ],
    ],
  ),
  ...inFile(
    'src/domain/alerts/budget-alert.ts',
    'One that is not in the list has the place before it, where it stands already.',
    [
      [`const GRAVITY: readonly BudgetAlarm['level'][] = ['reached', 'near'];`, `'reached'`, '""'],
      [`const WAITS: readonly BudgetAlarm['window'][] = ['month', 'day', 'run'];`, `'month'`, '""'],
    ],
  ),
  ...inFile(
    'src/domain/alerts/budget-alert.ts',
    'No time is after undefined: the condition is for the compiler.',
    [
      [
        `return { ...budget, level: 'reached', freeAt: end !== undefined && end > now ? end : undefined };`,
        'end !== undefined',
        'true',
      ],
    ],
  ),
  ...inFile('src/domain/alerts/budget-alert.ts', 'A name that no task has counts for nothing.', [
    ['for (const id of run?.touched.keys() ?? []) {', '[]', '["Stryker was here"]'],
  ]),
  ...inFile(
    'src/domain/alerts/firing-alerts.ts',
    'Only this problem counts its runs: the condition is for the compiler.',
    [
      [
        `if (kind === 'cache-unreachable' && problem.runs < UNREACHABLE_RUNS_UNTIL_ALERT) return undefined;`,
        `kind === 'cache-unreachable'`,
        'true',
      ],
    ],
  ),
  ...inFile(
    'src/domain/alerts/firing-alerts.ts',
    'One that is not in the list has the place before it, where it stands already.',
    [
      [
        `const GRAVITY: readonly StopReason[] = ['hold-exceeded', 'account', 'configuration', 'breaker'];`,
        `'hold-exceeded'`,
        '""',
      ],
    ],
  ),
  ...inFile(
    'src/domain/alerts/anomaly-alert.ts',
    'Of no types none is asked for: it saves a walk over all tasks.',
    [['if (odd.length === 0) return [];', 'odd.length === 0', 'false']],
  ),
  ...inFile('src/domain/alerts/evolve-alert.ts', 'No other memory has an end that could be a day ago.', [
    [
      `if (memory.phase === 'over' && Date.parse(at) - Date.parse(memory.overAt) >= REMEMBERED_MS)`,
      `memory.phase === 'over'`,
      'true',
    ],
  ]),
  ...inFile(
    'src/domain/budget-window.ts',
    'A switch that knows no such case ends without a value, which is undefined as well.',
    [[`case 'run':`, `'run'`, '""']],
  ),
  ...inFile(
    'src/domain/budget.ts',
    'No number is greater than undefined: the condition is for the compiler.',
    [['if (limit === undefined) continue;', 'limit === undefined', 'false']],
  ),
  ...inFile(
    'src/domain/compile-later.ts',
    'The values are the same: only the time that it takes is another.',
    [
      ['z.config({ jitless: true });', '{ jitless: true }', '{}'],
      ['z.config({ jitless: true });', 'true', 'false'],
      ['if (walks > WALKS) compiled = z.compile(schema);', 'walks > WALKS', 'true'],
    ],
  ),
  ...inFile(
    'src/domain/due.ts',
    'The place that is looked at is always within the list: the condition is for the compiler.',
    [['return known !== undefined && known.at <= retry.at;', 'known !== undefined', 'true']],
  ),
  ...inFile(
    'src/domain/finish-attempt.ts',
    'Undefined is neither before nor after anything: the condition is for the compiler.',
    [
      [
        'if (asked === undefined && known !== undefined && known > timestampOf(attempt.nowMs)) return [];',
        'known !== undefined',
        'true',
      ],
      [
        `return known !== undefined && known >= until ? [] : [{ type: 'ProviderThrottled', until }];`,
        'known !== undefined',
        'true',
      ],
    ],
  ),
  ...inFile('src/domain/evolve-attempt.ts', 'Zero is put in the place of zero: it saves an object.', [
    [
      'if (draft.throttle.waits > 0) draft.throttle = { ...draft.throttle, waits: 0 };',
      'draft.throttle.waits > 0',
      'true',
    ],
  ]),
  ...inFile(
    'src/domain/watch/zone-clock.ts',
    'The clock of UTC is asked like any other: slower, and no more.',
    [[`if (zone === 'UTC') return 0;`, `'UTC'`, '""']],
  ),
  ...inFile(
    'src/domain/watch/deadlines-since.ts',
    'No time is after NaN: the condition is for the compiler.',
    [
      [
        'if (changedMs === undefined || isQuiet(facts.repository, nowMs)) return undefined;',
        'changedMs === undefined',
        'false',
      ],
    ],
  ),
];

function inFile(file: string, reason: string, changes: readonly Change[]): readonly Equivalent[] {
  return changes.map(([text, original, replacement]) => ({ file, text, original, replacement, reason }));
}
