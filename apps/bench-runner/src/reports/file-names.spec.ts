import { fileNames } from './file-names.js';

describe('names of drawn files', () => {
  it('are those of the reports, with the ending of the format', () => {
    expect(fileNames(['reports/quick.json', 'nightly'], '.html')).toEqual(['quick.html', 'nightly.html']);
  });

  it('are numbered where reports of different folders share a name, also but for case', () => {
    expect(fileNames(['a/x.json', 'b/X.json', 'c/x-2.json', 'd/x.json'], '.html')).toEqual([
      'x.html',
      'X-2.html',
      'x-2-2.html',
      'x-3.html',
    ]);
  });
});
