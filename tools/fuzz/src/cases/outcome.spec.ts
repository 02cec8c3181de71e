import { judgeError } from './outcome.js';

class Refusal extends Error {
  readonly code = 'REFUSED';
}

const documented = { refusals: [Refusal], subject: '/tmp/x.onnx' };

function problemOf(error: unknown): string {
  const outcome = judgeError(error, documented);
  if (outcome.kind !== 'finding') throw new Error(`Expected a finding, got ${outcome.kind}`);
  return outcome.problem;
}

describe('an error', () => {
  it('of a documented class that names the file is a refusal by its code', () => {
    expect(judgeError(new Refusal('/tmp/x.onnx is cut short'), documented)).toEqual({
      kind: 'refused',
      code: 'REFUSED',
    });
  });

  it.each([
    [new TypeError('/tmp/x.onnx'), 'an error of no documented class: TypeError: /tmp/x.onnx'],
    ['text', "an error of no documented class: 'text'"],
    [new Refusal('it is cut short'), 'a message that does not name /tmp/x.onnx: '],
    [new Refusal(''), 'a message that does not name /tmp/x.onnx: '],
    [
      new Refusal("/tmp/x.onnx: Cannot read properties of undefined (reading 'a')"),
      'a message that is not for people: ',
    ],
    [new Refusal('/tmp/x.onnx: Maximum call stack size exceeded'), 'a message that is not for people: '],
    [new Refusal(`/tmp/x.onnx ${'y'.repeat(20_000)}`), 'a message of 20012 characters: '],
  ])('of any other kind is a finding: %#', (error, problem) => {
    expect(problemOf(error)).toContain(problem);
  });
});
