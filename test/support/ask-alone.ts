// A process of its own that asks some times, one after the other, with the environment it was given: what Node
// reads at its start, such as NODE_EXTRA_CA_CERTS, can be tried in no other way. Prints one reply a line.
import assert from 'node:assert/strict';

import { parseProxy } from '../../src/entrypoints/proxy.ts';
import { aCall, llmAt, quiet } from './a-call.ts';

const [url = '', times = '1'] = process.argv.slice(2);
const proxy = parseProxy(process.env);
assert.ok(proxy.ok);
const llm = llmAt(url, { proxyEnv: proxy.proxyEnv });
for (let time = 0; time < Number(times); time += 1)
  console.log(JSON.stringify(await llm.ask(aCall(), quiet)));
await llm.close();
