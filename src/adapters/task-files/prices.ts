import { isDeepStrictEqual } from 'node:util';

import type { FilePrice } from '../../domain/task-file.ts';
import type { Place, PriceEntry } from '../../domain/task.ts';
import { whereOf } from './known-types.ts';
import type { MistakeList } from './mistake-list.ts';
import type { Located } from './sheet.ts';

/** The prices of all task files together, by model. */
export class Prices {
  readonly byModel = new Map<string, PriceEntry>();
  readonly places = new Map<string, Place>();

  add(head: Located, prices: Readonly<Record<string, FilePrice>>, mistakes: MistakeList): void {
    for (const [model, written] of Object.entries(prices)) {
      const price = priceFrom(written);
      const place = head.placeOf(['prices', model]);
      const before = this.byModel.get(model);
      const placeBefore = this.places.get(model);
      if (before !== undefined && placeBefore !== undefined && !isDeepStrictEqual(before, price)) {
        mistakes.add(
          place,
          `The price of ${JSON.stringify(model)} is another one ${whereOf(placeBefore)}; keep one of them.`,
        );
        continue;
      }
      this.byModel.set(model, price);
      this.places.set(model, place);
    }
  }
}

function priceFrom(written: FilePrice): PriceEntry {
  if (written === 'free') return { kind: 'free' };
  if ('like' in written) return { kind: 'like', model: written.like };

  const { input, output, 'cached-input': cachedInput } = written;
  return { kind: 'usd', input, output, ...(cachedInput === undefined ? {} : { cachedInput }) };
}
