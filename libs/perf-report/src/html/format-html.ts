import type { Report } from '@framegate/perf-suite';

/** A page with charts. The library that draws them is loaded with the first. */
export async function formatHtml(report: Report): Promise<string> {
  const { renderHtml } = await import('./render-html.js');
  return renderHtml(report);
}
