// A process of many-stories.ts: it is sent portions, and answers each with its sums.
import assert from 'node:assert/strict';

import { parseAtFullSpeed } from './parse-at-full-speed.ts';
import { type Portion, liveSome } from './some-stories.ts';

assert.ok(process.send !== undefined, 'it is started by many-stories.ts');
parseAtFullSpeed();
const answer = process.send.bind(process);
process.on('message', (portion: Portion) => {
  void liveSome(portion).then(sums => answer(sums));
});
