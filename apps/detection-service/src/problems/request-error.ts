/** A request that the service itself refuses, before the engine sees it. */
export class RequestError extends Error {
  override readonly name = 'RequestError';
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.statusCode = statusCode;
    this.code = code;
  }
}

export function drainingError(): RequestError {
  return new RequestError(503, 'DRAINING', 'The service is about to end and takes no more images.');
}
