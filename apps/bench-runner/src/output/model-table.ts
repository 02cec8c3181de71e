import type { ListedModel } from '../models/listed-model.js';
import { formatTable } from './format-table.js';

const header = ['model', 'params M', 'published', 'GFLOPs', 'published', 'input', 'licence'];

/** A row for each model, the published figures beside the counted ones. */
export function modelTable(models: readonly ListedModel[]): string {
  const rows = models.map(({ variant, parameters, gflops, published, image_size, weights_licence }) => {
    const figures = [millions(parameters), millions(published.parameters), gflops, published.gflops];
    const cells = figures.map((figure, index) => figureCell(figure, header[index + 1]!));
    return [variant, ...cells, image_size.join('x'), weights_licence];
  });
  return formatTable(header, rows);
}

function millions(count: number | null): number | null {
  return count === null ? null : count / 1e6;
}

/** Right-aligned under its heading, which is wider than any figure. */
function figureCell(figure: number | null, heading: string): string {
  return (figure?.toFixed(1) ?? '-').padStart(heading.length);
}
