import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

/** A CSV file as the answer of a route, sent while it is read. */
export function csvAnswer(name: string, lines: AsyncIterable<string>): StreamableFile {
  return new StreamableFile(Readable.from(lines, { objectMode: false }), {
    type: 'text/csv; charset=utf-8',
    disposition: `attachment; filename="${name}"`,
  });
}
