import { modelOf, reportOf, sampleOf, scenarioOf } from '@framegate/perf-suite/testing';
import { formatCsv } from './format-csv.js';

const single = (samples: ReturnType<typeof sampleOf>[], variant = 'yolo11n') =>
  reportOf({
    results_by_model: {
      [variant]: modelOf({
        variant,
        scenarios: { single_inference: scenarioOf('single_inference', { samples }) },
      }),
    },
  });

const records = (text: string) => text.split('\r\n').map((line) => line.split(','));

describe('CSV', () => {
  it('has a header and a line for each sample, each ended as RFC 4180 has it', () => {
    const text = formatCsv([single([sampleOf({ at_ms: 5, total_ms: 12.5 }), sampleOf({ warm_up: true })])]);
    expect(text.endsWith('\r\n')).toBe(true);
    const [header, first, second, end] = records(text);
    const cell = (record: string[], name: string) => record[header!.indexOf(name)];
    expect(end).toEqual(['']);
    expect(cell(first!, 'model')).toBe('yolo11n');
    expect(cell(first!, 'scenario')).toBe('single_inference');
    expect(cell(first!, 'total_ms')).toBe('12.5');
    expect(cell(first!, 'inference_ms')).toBe('7');
    expect(cell(first!, 'outcome')).toBe('answered');
    expect(cell(first!, 'group')).toBe('');
    expect([cell(first!, 'warm_up'), cell(second!, 'warm_up')]).toEqual(['false', 'true']);
  });

  it('has a column for what only some samples tell', () => {
    const [header, , second] = records(
      formatCsv([single([sampleOf(), sampleOf({ late_ms: 3, outcome: 'refused' })])]),
    );
    expect(second![header!.indexOf('late_ms')]).toBe('3');
    expect(second![header!.indexOf('outcome')]).toBe('refused');
  });

  it('puts the samples of all reports under one header', () => {
    const text = formatCsv([single([sampleOf()]), single([sampleOf()], 'yolo12n')]);
    expect(text.match(/^report,/gm)).toHaveLength(1);
    expect(records(text)).toHaveLength(4);
  });

  it('keeps commas, quotes and line breaks within their cell', () => {
    expect(formatCsv([single([sampleOf({ image: 'a "b",\nc.png' })])])).toContain(',"a ""b"",\nc.png",');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx'])(
    'leaves nothing for a spreadsheet to compute of %j',
    (image) => {
      expect(formatCsv([single([sampleOf({ image })])])).toContain(`,'${image},`);
    },
  );

  it('is a header alone where nothing was measured', () => {
    expect(formatCsv([single([])]).split('\r\n')).toHaveLength(2);
  });
});
