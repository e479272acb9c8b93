import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('../fixtures/tls/', import.meta.url);

/** For `NODE_EXTRA_CA_CERTS`: the authority that vouches for `TEST_TLS`. */
export const TEST_CA_PATH = fileURLToPath(new URL('ca.pem', folder));

/** What a server needs to be `https://localhost` or `https://models.test`. */
export const TEST_TLS = {
  key: readFileSync(new URL('server-key.pem', folder), 'utf8'),
  cert: readFileSync(new URL('server.pem', folder), 'utf8'),
};
