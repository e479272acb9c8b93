import type { IncomingHttpHeaders } from 'node:http';

/** What the provider charges for one request, whatever the client hears of it. */
export type Bill = {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costNanoUsd: number;
};

/** What becomes of one request. Where nothing else is said it costs nothing. */
export type ModelFate =
  /** A success in OpenAI's form. */
  | {
      readonly kind: 'answer';
      readonly text: string;
      readonly promptTokens: number;
      readonly completionTokens: number;
      /** Undefined: the provider does not say; it charges by its list all the same. */
      readonly costNanoUsd: number | undefined;
      readonly finishReason: string;
      readonly headers?: IncomingHttpHeaders;
    }
  /** Any other response. A text is the body as it is; anything else is what its JSON reads as. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body: string | object;
      readonly headers?: IncomingHttpHeaders;
      readonly billed?: Bill;
    }
  /** Nothing is ever said, or never enough. */
  | { readonly kind: 'hang'; readonly billed?: Bill }
  /** The connection does not come about, so nothing is sent. */
  | { readonly kind: 'reset'; readonly sent: false; readonly code: string }
  /** The connection breaks when the request is with the service, before its response is whole. */
  | { readonly kind: 'reset'; readonly sent: true; readonly code: string; readonly billed?: Bill };
