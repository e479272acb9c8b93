import type { Answering, Script } from './model-server.ts';

/** Makes a server give back the Authorization header wherever its answer has room: errors, answers, headers. */
export function echoing(answering: Answering): Answering {
  return request => {
    const script = answering(request);
    const secret = request.headers.authorization;
    if (secret === undefined) return script;
    return {
      ...script,
      headers: { 'x-request-id': secret, ...script.headers },
      body: withEcho(script, secret),
    };
  };
}

function withEcho({ status = 200, body }: Script, secret: string): unknown {
  if (typeof body === 'string') return body === '' ? '' : `${body} ${secret}`;
  if (!isObject(body)) return body;
  const { error, choices } = body;
  return {
    ...body,
    ...(isObject(error) ? { error: withEchoedError(error, secret) } : {}),
    ...(status === 200 ? { system_fingerprint: secret } : {}),
    ...(Array.isArray(choices) ? { choices: choices.map(choice => withEchoedText(choice, secret)) } : {}),
  };
}

function withEchoedError(error: Readonly<Record<string, unknown>>, secret: string): object {
  const metadata = isObject(error['metadata']) ? error['metadata'] : {};
  return {
    ...error,
    message: `${String(error['message'])} You sent: ${secret}`,
    metadata: { ...metadata, headers: { authorization: secret } },
  };
}

/** JSON must stay what it is, or every answer would be an invalid one. */
function withEchoedText(choice: unknown, secret: string): unknown {
  if (!isObject(choice) || !isObject(choice['message'])) return choice;
  const { content } = choice['message'];
  if (typeof content !== 'string' || content === '' || /^\s*[{[]/.test(content)) return choice;
  return { ...choice, message: { ...choice['message'], content: `${content} (${secret})` } };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
