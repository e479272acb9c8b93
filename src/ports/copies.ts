/**
 * Copies of a folder in a place that outlives the machine, for a while: a copy may be gone, or old, at any time.
 * Never the truth: see the design's section 4.
 */
export interface CopyStore {
  /**
   * Brings back the newest copy whose key starts with `prefix` into `into`, a scratch folder that is there and empty.
   * It never rejects for what the service or a copy does, and writes nothing outside `into`; after anything but a
   * `hit`, what is in there means nothing.
   */
  restore(prefix: string, into: string): Promise<Restored>;
  /**
   * Keeps a copy of everything in `folder`, in which nothing may change meanwhile. `key`: at most 512 characters, no
   * comma, a new one each time, as a copy is never replaced. It never rejects for what the service does.
   */
  save(key: string, folder: string): Promise<Saved>;
  /** Something will be saved soon: what can be made ready for it is. No more than a hint. */
  prepareSave(): void;
}

/** A `reason` is a sentence for people, and holds no text of the service or of a copy. */
export type Restored =
  /** `key` is as whoever made the copy wrote it. */
  | { readonly kind: 'hit'; readonly key: string }
  /** The service says that there is no such copy. */
  | { readonly kind: 'missing' }
  /** The service could not be asked, or what it gave cannot be used: nobody knows whether there is a copy. */
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** There is no service here, or this job may not read from it: it was not asked. */
  | { readonly kind: 'off'; readonly reason: string };

export type Saved =
  | { readonly kind: 'saved' }
  /** The service lets this run read only. */
  | { readonly kind: 'read-only'; readonly reason: string }
  /** What the repository's owner may store is used up. */
  | { readonly kind: 'full'; readonly reason: string }
  /** A copy of this key is there already, maybe this one: its acknowledgement may have been lost. */
  | { readonly kind: 'taken'; readonly reason: string }
  | { readonly kind: 'unreachable'; readonly reason: string }
  /** There is no service here, or this job may not write to it: it was not asked. */
  | { readonly kind: 'off'; readonly reason: string };
