import { PendingRequest, type Priority } from './pending-request.js';
import { RequestQueue } from './request-queue.js';

function pending(name: string, priority?: Priority): PendingRequest<string, unknown> {
  return new PendingRequest(name, { priority }, () => undefined);
}

function takeAll(queue: RequestQueue<string, unknown>): string[] {
  const order: string[] = [];
  for (;;) {
    const chosen = queue.next(
      () => false,
      () => true,
    );
    if (chosen.length === 0) return order;
    queue.take(chosen);
    order.push(...chosen.map(({ request }) => request));
  }
}

describe('RequestQueue', () => {
  it('is first in, first out among equals, and forgets what left', () => {
    const queue = new RequestQueue<string, unknown>();
    const [a, b, c] = ['a', 'b', 'c'].map((name) => pending(name));
    for (const each of [a!, b!, c!]) queue.add(each);
    expect(queue.delete(b!)).toBe(true);
    expect(queue.delete(b!)).toBe(false);
    expect(queue.length).toBe(2);
    expect(takeAll(queue)).toEqual(['a', 'c']);
  });

  it('serves by priority, and every eighth time whichever has waited longest', () => {
    const queue = new RequestQueue<string, unknown>();
    queue.add(pending('low', 'low'));
    for (let index = 0; index < 9; index++) queue.add(pending(`high ${index}`, 'high'));
    const order = takeAll(queue);
    expect(order.indexOf('low')).toBe(7);
    expect(order.filter((name) => name !== 'low')).toEqual(
      Array.from({ length: 9 }, (_, index) => `high ${index}`),
    );
  });

  it('chooses together only what joins, of one priority and in order', () => {
    const queue = new RequestQueue<string, unknown>();
    for (const name of ['a', 'alone', 'b', 'c']) queue.add(pending(name));
    queue.add(pending('low', 'low'));
    const chosen = queue.next(
      (_, next) => next.request !== 'alone',
      (soFar) => soFar.length === 2,
    );
    expect(chosen.map(({ request }) => request)).toEqual(['a', 'b']);
    expect(queue.length).toBe(5);
    queue.take(chosen);
    expect(takeAll(queue)).toEqual(['alone', 'c', 'low']);
  });
});
