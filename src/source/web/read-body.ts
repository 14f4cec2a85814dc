// Reads an answer's body to bytes: decompressed, counted while it streams, cut off at the limit.
// Must never hold more than the limit and one chunk, however well the body was packed.
import { Readable, type Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { FetchError } from '#src/errors.ts';

export type BodyOptions = {
  /** Content-Encoding as received. */
  readonly encoding: string;
  /** Bytes after decompression. */
  readonly limit: number;
  /** Robots files are read up to the limit and no further; everything else is refused beyond it. */
  readonly isTruncating: boolean;
};

/** @throws FetchError `too_large` (facts: limit, ratio), `encoding` (a coding we did not ask for, or damaged) */
export async function readBody(body: Readable, options: BodyOptions): Promise<Uint8Array> {
  const source = body[Symbol.asyncIterator]();
  const first: IteratorResult<unknown> = await source.next();
  if (first.done === true) return new Uint8Array();
  const start = toBytes(first.value);
  const whole = Readable.from(chunksOf(start, source), { objectMode: false });
  const decoders = decodersOf(options.encoding, start);
  const bytes = new Gathering(options, decoders[0]);
  await pipeline([whole, ...decoders, (stream: AsyncIterable<unknown>) => bytes.gather(stream)]).catch(
    (error: unknown) => {
      body.destroy();
      if (!bytes.isCut) throw error;
    },
  );
  return bytes.joined();
}

/** One of zlib's. */
type Unpacker = Duplex & { readonly bytesWritten: number };

class Gathering {
  readonly #options: BodyOptions;
  readonly #unpacker: Unpacker | undefined;
  readonly #chunks: Uint8Array[] = [];
  #size = 0;
  isCut = false;

  constructor(options: BodyOptions, unpacker: Unpacker | undefined) {
    this.#options = options;
    this.#unpacker = unpacker;
  }

  async gather(stream: AsyncIterable<unknown>): Promise<void> {
    const { limit, isTruncating } = this.#options;
    for await (const chunk of stream) {
      const bytes = toBytes(chunk);
      this.#chunks.push(bytes);
      this.#size += bytes.length;
      // What went into the unpacker, not what has arrived: a bomb of 200 KB arrives at once.
      const packed = this.#unpacker?.bytesWritten ?? this.#size;
      const ratio = Math.round(this.#size / Math.max(1, packed));
      const isBomb = this.#size > BOMB_FROM_BYTES && ratio > BOMB_RATIO;
      if (this.#size <= limit && !isBomb) continue;
      this.isCut = isTruncating && !isBomb;
      const what = isBomb ? `unpacks to ${ratio} times its size` : 'more than we read';
      throw new FetchError('too_large', what, { facts: { limit, ratio } });
    }
  }

  joined(): Uint8Array {
    return Buffer.concat(this.#chunks).subarray(0, this.#options.limit);
  }
}

/** Text packs to a tenth, a page of one repeated line to a fiftieth; 200 MB of zeros to a thousandth. */
const BOMB_RATIO = 100;
const BOMB_FROM_BYTES = 1_048_576;

async function* chunksOf(start: Uint8Array, rest: AsyncIterator<unknown>): AsyncGenerator<Uint8Array> {
  yield start;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield toBytes(next.value);
}

function toBytes(chunk: unknown): Uint8Array {
  return chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
}

/** The last coding named was applied last. Some servers name gzip and send plain text, so the first byte has a say. */
function decodersOf(encoding: string, start: Uint8Array): readonly Unpacker[] {
  const codings = encoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity' && !coding.startsWith('utf'));
  if (codings.length > 2) throw new FetchError('encoding', 'packed too often', { facts: { encoding } });
  return codings.toReversed().flatMap((coding, position) => decoderOf(coding, position === 0 ? start[0] : undefined));
}

function decoderOf(coding: string, firstByte: number | undefined): readonly Unpacker[] {
  if (coding === 'gzip' || coding === 'x-gzip')
    return firstByte === undefined || firstByte === GZIP_START ? [createGunzip()] : [];
  if (coding === 'br') return [createBrotliDecompress()];
  if (coding !== 'deflate') throw new FetchError('encoding', 'unknown coding', { facts: { coding } });
  const isBare = firstByte !== undefined && (firstByte & 0x0f) !== ZLIB_METHOD;
  return [isBare ? createInflateRaw() : createInflate()];
}

const GZIP_START = 0x1f;
const ZLIB_METHOD = 8;
