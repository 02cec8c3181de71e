import { planRequest, type PlanSetting } from './plan-request.js';

const setting: PlanSetting = {
  seed: 3,
  badImages: 6,
  deployments: [
    { weight: 9, images: 24, aloneMs: 5, isPrompted: false },
    { weight: 1, images: 2, aloneMs: 900, isPrompted: true },
  ],
};
const plans = (options = setting) => Array.from({ length: 2000 }, (_, index) => planRequest(index, options));

describe('planRequest', () => {
  it('depends on the seed and the number of the request alone', () => {
    expect(planRequest(1234, setting)).toEqual(plans()[1234]);
    expect(plans({ ...setting, seed: 4 })).not.toEqual(plans());
  });

  it('does everything to some requests', () => {
    const kinds = new Set(plans().map(({ fate }) => fate.kind));
    expect([...kinds].sort()).toEqual([
      'aborted at once',
      'aborted before',
      'aborted later',
      'bad image',
      'bad option',
      'deadline',
      'plain',
    ]);
    const bad = new Set(plans().map(({ fate }) => (fate.kind === 'bad image' ? fate.bad : -1)));
    expect(bad.size).toBe(setting.badImages + 1);
  });

  it('shares requests out by weight, and asks only for images that there are', () => {
    const [many, few] = [0, 1].map((at) => plans().filter(({ deployment }) => deployment === at));
    expect(many!.length).toBeGreaterThan(5 * few!.length);
    expect(Math.max(...many!.flatMap(({ images }) => images))).toBe(23);
    expect(Math.max(...few!.flatMap(({ images }) => images))).toBe(1);
  });

  it('asks a model that answers prompts about one image a call, which some encode first', () => {
    const prompted = plans().filter(({ deployment }) => deployment === 1);
    expect(new Set(prompted.map(({ images }) => images.length))).toEqual(new Set([1]));
    expect(new Set(prompted.map(({ isEncoded }) => isEncoded))).toEqual(new Set([true, false]));
    expect(plans().some(({ deployment, isEncoded }) => deployment === 0 && isEncoded)).toBe(false);
  });
});
