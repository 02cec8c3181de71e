import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { toProblem } from './problem.js';
import { RequestError } from './request-error.js';

/** By Node's codes for what it could not read as a request. */
const requestErrors: Readonly<Record<string, RequestError>> = {
  ERR_HTTP_REQUEST_TIMEOUT: new RequestError(408, 'UPLOAD_TIMEOUT', 'The request took too long to come in.'),
  HPE_HEADER_OVERFLOW: new RequestError(431, 'HEADERS_TOO_LARGE', 'The headers are larger than is accepted.'),
};

/** Answers where there is no request to reply to: what came is cut short, too slow, or not HTTP at all. */
export function answerMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return;
  const other = new RequestError(400, 'REQUEST_MALFORMED', 'What came is no HTTP request.');
  const problem = toProblem(requestErrors[error.code ?? ''] ?? other);
  const body = JSON.stringify(problem);
  socket.end(
    [
      `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
    // Or a client that keeps its end open would keep its place.
    () => socket.destroy(),
  );
}
