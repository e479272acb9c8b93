/** What was read is no archive of ours. The message says why, in words of our own. */
export class Unusable extends Error {}

/** Takes a stream of bytes apart into pieces of known lengths, and refuses one that is longer than allowed. */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>;
  readonly #bytesMax: number;
  #bytes = 0;
  #rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>, bytesMax: number) {
    this.#source = source[Symbol.asyncIterator]();
    this.#bytesMax = bytesMax;
  }

  /** Exactly so many bytes, at once. */
  async take(length: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.stream(length)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** Exactly so many bytes, as they come. */
  async *stream(length: number): AsyncGenerator<Buffer> {
    let missing = length;
    while (missing > 0) {
      if (this.#rest.length === 0 && !(await this.#fill())) throw new Unusable('it ends too early');
      const piece = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(piece.length);
      missing -= piece.length;
      yield piece;
    }
  }

  /** Reads to the end, so that whoever unpacks the bytes has checked all of them. */
  async drain(): Promise<void> {
    while (await this.#fill());
  }

  async #fill(): Promise<boolean> {
    const { done, value } = await this.#source.next();
    if (done === true) return false;

    this.#bytes += value.length;
    if (this.#bytes > this.#bytesMax) throw new Unusable(`it holds more than ${this.#bytesMax} bytes`);
    this.#rest = value;
    return true;
  }
}
