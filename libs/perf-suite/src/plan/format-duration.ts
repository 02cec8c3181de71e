/** `45 s`, `3 min 20 s`, `2 h 5 min`: as exact as an estimate deserves. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return withRest(`${minutes} min`, seconds % 60, 's');
  const wholeMinutes = Math.round(seconds / 60);
  return withRest(`${Math.floor(wholeMinutes / 60)} h`, wholeMinutes % 60, 'min');
}

function withRest(text: string, rest: number, unit: string): string {
  return rest === 0 ? text : `${text} ${rest} ${unit}`;
}
