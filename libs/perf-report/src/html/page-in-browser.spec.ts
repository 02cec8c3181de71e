import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../testing/find-chromium.js';
import { richReport } from '../testing/rich-report.js';
import { renderHtml } from './render-html.js';

const executablePath = findChromium();
// Jest itself says which sentences were skipped; the name of the group says why.
const group = executablePath === undefined ? describe.skip : describe;
const why = executablePath === undefined ? ' (skipped: no chromium; name one with CHROMIUM_PATH)' : '';
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Tells what has the focus from all else. */
const place = `(({ tagName }, { top, left }) => [tagName, top + scrollY, left].join(' '))(
  document.activeElement, document.activeElement.getBoundingClientRect())`;

group(`the page in a browser${why}`, () => {
  let directory: string;
  let browser: Browser;
  let address: string;
  const told: string[] = [];

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'framegate-page-'));
    const file = join(directory, 'report.html');
    await writeFile(file, renderHtml(richReport()));
    address = pathToFileURL(file).href;
    // The sandbox needs rights that containers do not give; the page is our own.
    browser = await chromium.launch({ executablePath: executablePath!, args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser?.close();
    await rm(directory, { recursive: true });
  });

  async function open(options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await browser.newPage(options);
    page.on('console', (message) => told.push(message.text()));
    page.on('pageerror', (error) => told.push(error.message));
    page.on('request', (request) => {
      if (request.url() !== address) told.push(`request of ${request.url()}`);
    });
    await page.goto(address);
    return page;
  }

  afterEach(() => {
    expect(told.splice(0)).toEqual([]);
  });

  it('opens from a file without an error and without a request', async () => {
    const page = await open();
    expect(await page.title()).toBe('Framegate quick: critical, 2025-01-02 03:04 UTC');
    await page.close();
  });

  it.each(['light', 'dark'] as const)(
    'has no violation of accessibility rules that axe finds, in %s',
    async (colorScheme) => {
      // Only here is the policy lifted: it forbids the checker's script as any other.
      const page = await open({ colorScheme, bypassCSP: true });
      await page.evaluate(
        "document.querySelectorAll('details').forEach((details) => { details.open = true; })",
      );
      await page.addScriptTag({ path: axe });
      const violations = await page.evaluate<string[]>(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => `${id}: ${nodes[0].html} (${nodes.length})`))',
      );
      expect(violations).toEqual([]);
      await page.close();
    },
  );

  it('has headings in order, each level under the one above', async () => {
    const page = await open();
    const levels = await page.evaluate<number[]>(
      "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ tagName }) => Number(tagName[1]))",
    );
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels[0]).toBe(1);
    expect(levels.every((level, index) => index === 0 || level <= levels[index - 1]! + 1)).toBe(true);
    await page.close();
  });

  it('lets the keyboard reach all that can be used, from top to bottom', async () => {
    const page = await open();
    const usable = await page.evaluate<number>(
      `[...document.querySelectorAll('a, summary, [tabindex="0"], input:checked')].filter((one) => one.checkVisibility()).length`,
    );
    const focused = new Set<string>();
    for (let step = 0; step < usable + 5; step++) {
      await page.keyboard.press('Tab');
      focused.add(await page.evaluate<string>(place));
    }
    const reached = [...focused].filter((one) => !one.startsWith('BODY'));
    expect(usable).toBeGreaterThan(20);
    expect(reached.length).toBeGreaterThanOrEqual(usable);
    await page.close();
  });

  it('unfolds the figures of a chart by keyboard', async () => {
    const page = await open();
    const details = page.locator('figure details').first();
    await details.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await details.locator('table').isVisible()).toBe(true);
    await page.close();
  });

  it('follows the system in dark and light until a person chooses', async () => {
    const page = await open({ colorScheme: 'dark' });
    const background = () => page.evaluate('getComputedStyle(document.body).backgroundColor');
    const dark = await background();
    await page.getByLabel('light', { exact: true }).check();
    const light = await background();
    expect(light).toBe('rgb(255, 255, 255)');
    expect(dark).not.toBe(light);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByLabel('dark', { exact: true }).check();
    expect(await background()).toBe(dark);
    await page.close();
  });

  it('prints on white paper without what only a screen can use', async () => {
    const page = await open({ colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect(await page.locator('figure svg').first().isVisible()).toBe(true);
    expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000);
    await page.close();
  });

  it.each([320, 400, 1280])('needs no scrolling sideways on a screen of %p pixels', async (width) => {
    const page = await open({ viewport: { width, height: 800 } });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    await page.close();
  });
});
