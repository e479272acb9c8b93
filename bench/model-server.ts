// A model server in a process of its own, so that its work is not counted as ours. It answers every call after as many
// milliseconds as its argument says, each with other names. It prints its URL, and ends when its standard input does.
import http from 'node:http';
import type { AddressInfo } from 'node:net';

const latencyMs = Number(process.argv[2]);
let calls = 0;

const server = http.createServer((request, response) => {
  request.resume();
  request.once('end', () => setTimeout(answer, latencyMs, response));
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 1_024 }, () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}/v1\n`);
});
process.stdin.resume().once('end', () => process.exit());

function answer(response: http.ServerResponse): void {
  calls += 1;
  const content = JSON.stringify({ entities: [{ name: `Person ${calls}`, type: 'person' }] });
  const body = JSON.stringify({
    id: `chatcmpl-${calls}`,
    object: 'chat.completion',
    created: 1_767_225_600,
    model: 'bench',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 120, completion_tokens: 12, total_tokens: 132, cost: 0.000_025 },
  });
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
}
