import { errorOf } from '../testing/error-of.js';
import { shade } from '../testing/images.js';
import { ModelFolder } from '../testing/models.js';
import { fill, OpenedHosts } from '../testing/opened-hosts.js';
import type { HostedImage } from './hosted-image.js';

const hosts = new OpenedHosts();
let models: ModelFolder;
beforeAll(async () => {
  models = await ModelFolder.create();
});
afterEach(() => hosts.close());
afterAll(() => models.remove());

describe('ModelHost.encode', () => {
  it('makes images that outlive the unloading of their model', async () => {
    const host = hosts.open({
      sam: { model: await models.segmenter() },
      b: { model: await models.mirror() },
    });
    const image = await host.encode('sam', shade(70, 40));
    const { masks } = await image.segment();
    await fill(host, 'b');
    // The engine's first image, as the other was: they must not be taken for each other.
    const other = await host.encode('sam', shade(40, 70));
    expect((await other.segment()).masks).not.toEqual(masks);
    expect((await image.segment()).masks).toEqual(masks);
    expect([image.width, image.height]).toEqual([70, 40]);
    expect(hosts.recorder.story.filter((event) => event === 'loading sam')).toHaveLength(2);
  });

  it('covers prompts by deadlines and aborts, also while the model is loaded again', async () => {
    const host = hosts.open({ sam: { model: await models.segmenter() } });
    const image: HostedImage = await host.encode('sam', shade());
    await host.unload('sam');
    expect((await errorOf(image.segment({}, { deadlineMs: 1 }))).code).toBe('DEADLINE');
    expect((await image.segment()).timings.queue).toBeGreaterThan(0);
    await host.close();
    expect((await errorOf(image.segment())).message).toBe('The host is closed. Make another one to go on.');
  });
});

describe('ModelHost with workers that are processes', () => {
  it('goes by what they say, and lets images outlive the unloading of their model', async () => {
    const model = await models.segmenter();
    const sam = { model, threads: 1, isolation: 'process' } as const;
    const host = hosts.openAsIs({ models: { sam }, memoryBudgetBytes: 1e9 });
    const image = await host.encode('sam', shade(70, 40));
    const { masks } = await image.segment();
    await host.unload('sam');
    expect((await image.segment()).masks).toEqual(masks);
    const { usedBytes, models: hosted } = host.status();
    const { estimatedBytes, measuredBytes } = hosted['sam']!;
    expect(measuredBytes !== undefined).toBe(process.platform === 'linux');
    expect(usedBytes).toBe(measuredBytes ?? estimatedBytes);
  });
});
