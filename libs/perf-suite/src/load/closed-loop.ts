/** Callers that each wait for their answer before they ask again. */
export interface ClosedLoop {
  readonly callers: number;
  /** Asked by all of them together. */
  readonly requests: number;
  /** Sends the request with this number, from 0. */
  readonly send: (index: number) => Promise<void>;
}

/** Resolves when all are answered. The first error ends the sending, and is thrown when what was sent is settled. */
export async function runClosedLoop({ callers, requests, send }: ClosedLoop): Promise<void> {
  let sent = 0;
  let failure: { readonly error: unknown } | undefined;
  const call = async () => {
    while (sent < requests && failure === undefined) {
      await send(sent++).catch((error: unknown) => {
        failure ??= { error };
      });
    }
  };
  await Promise.all(Array.from({ length: callers }, call));
  if (failure !== undefined) throw failure.error;
}
