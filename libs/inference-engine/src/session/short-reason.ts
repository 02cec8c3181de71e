/** What the runtime says of a failure, without the place in its C++ and the condition that it checked there. */
export function shortReason(message: string): string {
  return message
    .replace(/^\/.* was false\. /s, '')
    .trim()
    .replace(/\.$/, '');
}
