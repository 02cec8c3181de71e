/** What the choice goes by. */
export interface Candidate {
  readonly bytes: number;
  /** No request is in flight: it can be unloaded at once. */
  readonly isIdle: boolean;
  /** It takes no new requests: it becomes idle before long, or is being unloaded already. */
  readonly isDraining: boolean;
  /** When a request of it last began or ended. */
  readonly lastUsedAt: number;
}

/**
 * What to unload for `neededBytes`: idle ones first, then those that take no new requests any more, then any; among
 * equals the least recently used. None of them could be spared. All are chosen where all together do not suffice.
 */
export function chooseVictims<Model extends Candidate>(
  candidates: readonly Model[],
  neededBytes: number,
): Model[] {
  const chosen: Model[] = [];
  let missing = neededBytes;
  for (const candidate of candidates.toSorted(byCost)) {
    if (missing <= 0) break;
    chosen.push(candidate);
    missing -= candidate.bytes;
  }
  return chosen.filter(({ bytes }) => {
    const canStay = missing + bytes <= 0;
    if (canStay) missing += bytes;
    return !canStay;
  });
}

function byCost(one: Candidate, other: Candidate): number {
  return rank(one) - rank(other) || one.lastUsedAt - other.lastUsedAt;
}

function rank({ isIdle, isDraining }: Candidate): number {
  if (isIdle) return 0;
  return isDraining ? 1 : 2;
}
