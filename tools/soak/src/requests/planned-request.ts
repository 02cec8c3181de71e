/** What becomes of a request on the caller's side. Times are in ms. */
export type Fate =
  | { readonly kind: 'plain' }
  | { readonly kind: 'aborted before' }
  /** In the same turn as the call: it waits, or has just been handed to a worker. */
  | { readonly kind: 'aborted at once' }
  | { readonly kind: 'aborted later'; readonly afterMs: number }
  | { readonly kind: 'deadline'; readonly deadlineMs: number }
  /** `bad` is which of the bad images it asks about. */
  | { readonly kind: 'bad image'; readonly bad: number }
  | { readonly kind: 'bad option' };

export interface PlannedRequest {
  /** Of the request, from 0. */
  readonly index: number;
  readonly deployment: number;
  /** Which of the deployment's images; several are asked about in one call. */
  readonly images: readonly number[];
  readonly fate: Fate;
  readonly priority: 'high' | 'normal' | 'low';
  /** Whether the image is encoded first and asked about then, where the model answers prompts. */
  readonly isEncoded: boolean;
}
