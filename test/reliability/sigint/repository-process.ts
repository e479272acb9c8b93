// A process of many-repositories.ts: it is sent which repository, and answers with what it found there.
import assert from 'node:assert/strict';

import { type Portion, cancelInOneRepository } from './one-repository.ts';

assert.ok(process.send !== undefined, 'it is started by many-repositories.ts');
const answer = process.send.bind(process);
process.on('message', (portion: Portion) => {
  void cancelInOneRepository(portion).then(found => answer(found));
});
