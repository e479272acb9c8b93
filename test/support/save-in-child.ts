// The program in which the client of the Actions cache runs, when the adapter is tested without a bundle.
import process from 'node:process';

import { saveInChild } from '../../src/adapters/actions-cache/save-in-child.ts';

await saveInChild(process);
