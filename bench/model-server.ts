// A model server in a process of its own, so that its work is not counted as ours. It answers every call after as many
// milliseconds as its argument says, each with other names. It prints its URL, and ends when its standard input does.
//
// It speaks only as much HTTP as the calls need: a full server would take its own time to accept five hundred connections
// and to read their requests, and the bench would count that as ours too.
import net, { type AddressInfo, type Socket } from 'node:net';

const latencyMs = Number(process.argv[2]);
let calls = 0;

const server = net.createServer({ noDelay: true }, serve);
server.listen({ port: 0, host: '127.0.0.1', backlog: 1_024 }, () => {
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`http://127.0.0.1:${port}/v1\n`);
});
process.stdin.resume().once('end', () => process.exit());

const HEAD_END = '\r\n\r\n';
const LENGTH = /^content-length: *(\d+)/im;

/** One request after another on a connection; none is sent before the last was answered. */
function serve(socket: Socket): void {
  let received = '';
  socket.setEncoding('latin1');
  socket.on('error', () => {});
  socket.on('data', (chunk: string) => {
    received += chunk;
    const headEnd = received.indexOf(HEAD_END);
    if (headEnd === -1) return;
    const length = Number(LENGTH.exec(received.slice(0, headEnd))?.[1]);
    if (received.length < headEnd + HEAD_END.length + length) return;
    received = '';
    setTimeout(answer, latencyMs, socket);
  });
}

function answer(socket: Socket): void {
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
  socket.write(
    `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: keep-alive\r\n${HEAD_END.slice(2)}${body}`,
  );
}
