/** A copy of a JPEG whose header claims another size; the pixels stay those of its own. */
export function claimSize(jpeg: Uint8Array, width: number, height: number): Uint8Array {
  const copy = Buffer.from(jpeg);
  const frame = copy.indexOf(Buffer.of(0xff, 0xc0));
  if (frame < 0) throw new RangeError('Expected a baseline JPEG, got one without a baseline frame');
  copy.writeUInt16BE(height, frame + 5);
  copy.writeUInt16BE(width, frame + 7);
  return copy;
}
