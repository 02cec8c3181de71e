type Stop = () => void;

/** What is to be stopped of all living workers. One listener for all: one for each would look like a leak to Node. */
const stops = new Set<Stop>();

/** Has `stop` called when this process exits, until the returned function is called. */
export function atExit(stop: Stop): () => void {
  if (stops.size === 0) process.on('exit', stopAll);
  stops.add(stop);
  return () => {
    stops.delete(stop);
    if (stops.size === 0) process.off('exit', stopAll);
  };
}

function stopAll(): void {
  for (const stop of stops) stop();
}
