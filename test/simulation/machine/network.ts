import {
  BrokenExchange,
  type Exchange,
  type Outgoing,
  type Received,
} from '../../../src/adapters/github/exchange.ts';
import type { Fate, Process } from './process.ts';
import type { VirtualTime } from '../time/virtual-time.ts';

export type Network = {
  readonly time: VirtualTime;
  /**
   * The service at the other end: it does what it is asked at the instant at which that arrives; `late`: when whoever asked has
   * long given it up.
   */
  readonly handle: (outgoing: Outgoing, when?: 'late') => Received;
  /** How long a request, or an answer, is on its way. */
  readonly travelMs: () => number;
  /** Whether the service is out of reach now. */
  readonly isDown: () => boolean;
  /** Whether something on the way refuses every question now, and quotes what it was sent. */
  readonly echoes: () => boolean;
};

/** After so long without a byte a client gives up. */
const SILENCE_MS = 30_000;

/** What can go wrong with a request, from the harmless to the treacherous. */
export const TROUBLES = [
  'refused',
  'lost',
  'answer-lost',
  'late',
  'twice',
  'bad-gateway',
  'done-but-500',
  'too-fast',
  'cut-short',
] as const;
type Trouble = (typeof TROUBLES)[number];

/** The connection of one process to a service: slow, and at its fated steps unreliable in every way that a network knows. */
export function exchangeOver(network: Network, process: Process): Exchange {
  return {
    send(outgoing) {
      if (!process.isAlive) return new Promise(() => {});
      const name = `${outgoing.method} ${outgoing.url.pathname}`;
      const fate = process.fateOf({ kind: 'request', name });
      return new Promise((resolve, reject) => {
        carry(network, process, fate, outgoing, { resolve, reject });
      });
    },
    close() {},
  };
}

type Answer = {
  readonly resolve: (received: Received) => void;
  readonly reject: (error: BrokenExchange) => void;
};

function carry(network: Network, process: Process, fate: Fate, outgoing: Outgoing, answer: Answer): void {
  const { time, handle, travelMs } = network;
  const [thereMs, backMs] = [travelMs(), travelMs()];
  const breakAfter = (ms: number, sent: boolean) =>
    process.deliver(ms, () => answer.reject(new BrokenExchange(sent, undefined)));
  const replyAfter = (ms: number, received: Received) => process.deliver(ms, () => answer.resolve(received));
  const arrive = (then: (received: Received) => void) => time.after(thereMs, () => then(handle(outgoing)));

  if (fate.do === 'die') {
    // What has left the machine does not come back.
    if (fate.when === 'after') time.after(thereMs, () => void handle(outgoing));
    process.kill();
    return;
  }
  if (fate.do === 'go') {
    if (network.isDown()) breakAfter(thereMs, true);
    else if (network.echoes() && isQuestion(outgoing)) replyAfter(thereMs + backMs, echoOf(outgoing));
    else arrive(received => replyAfter(backMs, received));
    return;
  }
  switch (troubleAt(fate.flavour)) {
    case 'refused':
      return breakAfter(thereMs, false);
    case 'lost':
      return breakAfter(SILENCE_MS, true);
    case 'answer-lost':
      arrive(() => {});
      return breakAfter(SILENCE_MS, true);
    case 'late':
      // Stuck somewhere on the way, it arrives when nobody waits for it any more.
      time.after(SILENCE_MS + Math.round(fate.flavour * 10 * 60_000), () => void handle(outgoing, 'late'));
      return breakAfter(SILENCE_MS, true);
    case 'twice':
      // Something in between sent it again, and gives the second answer.
      arrive(() => {});
      return time.after(thereMs + 1, () => replyAfter(backMs, handle(outgoing)));
    case 'bad-gateway':
      return replyAfter(thereMs + backMs, { status: 502, headers: {}, body: '<html>Bad gateway</html>' });
    case 'done-but-500':
      return arrive(() =>
        replyAfter(backMs, { status: 500, headers: {}, body: '{"message":"Server Error"}' }),
      );
    case 'too-fast':
      return replyAfter(thereMs + backMs, {
        status: 403,
        headers: { 'retry-after': '60' },
        body: '{"message":"You have exceeded a secondary rate limit."}',
      });
    case 'cut-short':
      return arrive(received =>
        replyAfter(backMs, { ...received, body: received.body.slice(0, received.body.length / 2) }),
      );
  }
}

function isQuestion({ method, body }: Outgoing): boolean {
  return method === 'GET' || body?.startsWith('{"query":"mutation') === false;
}

/** In GraphQL's form, or in that of the other API: a refusal that is taken for GitHub's. */
function echoOf({ url, headers }: Outgoing): Received {
  const message = `No such token: ${String(headers['authorization'])}`;
  const body = { message, errors: [{ type: 'UNPROCESSABLE', code: 'custom', message }] };
  return { status: url.pathname === '/graphql' ? 200 : 422, headers: {}, body: JSON.stringify(body) };
}

function troubleAt(flavour: number): Trouble {
  return TROUBLES[Math.floor(flavour * TROUBLES.length)] ?? 'refused';
}
