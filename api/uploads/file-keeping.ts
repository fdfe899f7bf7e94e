import type { Request } from 'express';
import type { StorageEngine } from 'multer';

/**
 * Keeps a file that comes with a form in memory, if it is not larger than a limit in bytes. A larger one is read to its
 * end and thrown away as it comes, without an error: the form's other fields may come before it or after it.
 */
export function keepUpTo(limit: number): StorageEngine {
  return {
    _handleFile: (_req: Request, file, done) => {
      const chunks: Buffer[] = [];
      let size = 0;
      file.stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= limit) chunks.push(chunk);
        else chunks.length = 0;
      });
      file.stream.once('error', done);
      file.stream.once('end', () => {
        done(null, size > limit ? { size } : { size, buffer: Buffer.concat(chunks) });
      });
    },
    _removeFile: (_req, _file, done) => {
      done(null);
    },
  };
}

/**
 * Watches how much of a request comes, and calls `tooMuch` once, as soon as it is more than a limit in bytes. If as much
 * again has come and the caller still sends, the connection is cut: they have had the time to read a response.
 */
export function whenMoreComesThan(limit: number, req: Request, tooMuch: () => void): void {
  let heard = 0;
  req.on('data', (chunk: Buffer) => {
    const before = heard;
    heard += chunk.length;
    if (before <= limit && heard > limit) tooMuch();
    if (heard > 2 * limit) req.socket.destroy();
  });
}
