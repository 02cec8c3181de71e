import { fakeContext } from '../testing/fake-context.js';
import { operators } from './operators.js';

it('The operators of a network are recorded as its profile has them', async () => {
  const { context, profiled, samples } = fakeContext();
  await operators.run(context);
  expect(profiled).toEqual([[{ type: 'Conv', nodes: 3, ms: 6, share: 1 }]]);
  expect(samples).toEqual([]);
});
