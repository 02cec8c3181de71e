import type { Report } from '@framegate/perf-suite';
import { modelOf, reportOf } from '@framegate/perf-suite/testing';
import { DOMParser } from 'linkedom';
import { adviceReport } from '../testing/advice-report.js';
import { richReport } from '../testing/rich-report.js';
import { formatJunit } from './format-junit.js';

interface Xml {
  readonly localName: string;
  readonly textContent: string;
  readonly children: Iterable<Xml>;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<Xml>;
}

const parse = (text: string) => new DOMParser().parseFromString(text, 'text/xml') as unknown as Xml;
const all = (xml: Xml, selector: string) => [...xml.querySelectorAll(selector)];
const rich = parse(formatJunit([richReport()]));

/** What the schema of Jenkins' xUnit plug-in (junit-10.xsd) allows: children and attributes of each element. */
const allowed: Record<string, { children: string[]; required: string[]; optional: string[] }> = {
  testsuites: {
    children: ['testsuite'],
    required: [],
    optional: ['name', 'time', 'tests', 'failures', 'errors'],
  },
  testsuite: {
    children: ['testcase', 'properties', 'system-out', 'system-err'],
    required: ['name', 'tests', 'failures', 'errors'],
    optional: ['time', 'skipped', 'timestamp', 'hostname', 'id', 'package', 'group', 'file', 'log', 'url'],
  },
  testcase: {
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    required: ['name'],
    optional: ['time', 'classname', 'group'],
  },
  failure: { children: [], required: [], optional: ['type', 'message'] },
  error: { children: [], required: [], optional: ['type', 'message'] },
  skipped: { children: [], required: [], optional: ['type', 'message'] },
};

describe('JUnit XML', () => {
  it('has no element or attribute that Jenkins does not know', () => {
    for (const element of all(rich, '*')) {
      const { children, required, optional } = allowed[element.localName]!;
      expect(children).toEqual(
        expect.arrayContaining([...element.children].map(({ localName }) => localName)),
      );
      const names = [...element.attributes].map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(required));
      expect([...required, ...optional]).toEqual(expect.arrayContaining(names));
    }
  });

  it('has no case for a figure that decides nothing', () => {
    const names = (report: Report) =>
      all(parse(formatJunit([report])), 'testcase').map((element) => element.getAttribute('classname'));
    expect(names(richReport()).join()).toContain('baseline');
    expect(names(adviceReport()).join()).not.toContain('baseline');
  });

  it('counts what it holds', () => {
    for (const suite of [...all(rich, 'testsuite'), ...all(rich, 'testsuites')]) {
      expect(suite.getAttribute('tests')).toBe(String(all(suite, 'testcase').length));
      expect(suite.getAttribute('failures')).toBe(String(all(suite, 'failure').length));
      expect(suite.getAttribute('errors')).toBe(String(all(suite, 'error').length));
    }
  });

  it('has a time of the form that Surefire writes', () => {
    const time = all(rich, 'testsuites')[0]!.getAttribute('time');
    expect(time).toMatch(/^(([0-9]{0,3},)*[0-9]{3}|[0-9]{0,3})*(\.[0-9]*)?$/);
    expect(Number(time)).toBe(31);
  });

  it('is a suite for each model and each comparison', () => {
    expect(all(rich, 'testsuite').map((suite) => suite.getAttribute('name'))).toEqual([
      'yolo11n',
      'rtdetr-r18',
      'yolo11n: working tree against main',
    ]);
  });

  it('fails a check with its reason and its figures', () => {
    const [failure] = all(rich, 'failure');
    expect(failure!.getAttribute('message')).toMatch(/^The median of 6 loads is 612 ms/);
    expect(failure!.textContent).toContain('measured 612 ms, expected < 500 ms');
  });

  it('skips what could not be decided, and says why', () => {
    expect(all(rich, 'skipped').map((skipped) => skipped.getAttribute('message'))).toContain(
      'not-comparable: The baseline was taken with 2 threads, this with 4.',
    );
  });

  it('has an error for a model that could not be measured', () => {
    expect(all(rich, 'error').map((error) => error.getAttribute('message'))).toEqual([
      'KILLED: Ended by SIGKILL.',
    ]);
  });

  it('judges an exam only where the run was one', () => {
    const names = (text: string) => all(parse(text), 'testsuite').map((suite) => suite.getAttribute('name'));
    expect(names(formatJunit([richReport()]))).not.toContain('gate exam');
    expect(names(formatJunit([richReport({ mode: 'certify' })]))).toContain('gate exam');
  });

  it('holds names and messages of any characters', () => {
    const variant = `</testsuite><"&'\u0000\u001B[31m`;
    const error = { code: 'X', message: ']]> & \u0007', exit_code: 1, signal: null };
    const text = formatJunit([
      reportOf({ results_by_model: { [variant]: modelOf({ variant, state: 'failed', error }) } }),
    ]);
    expect(text).not.toMatch(/[\u0000-\u0008\u000B-\u001F]/); // eslint-disable-line no-control-regex
    expect(all(parse(text), 'testsuite')).toHaveLength(1);
    expect(all(parse(text), 'error')[0]!.textContent).toBe('X: ]]> & \uFFFD');
  });

  it('is one document for several reports, and for none that judged anything', () => {
    expect(all(parse(formatJunit([richReport(), richReport()])), 'testsuites')).toHaveLength(1);
    expect(all(parse(formatJunit([reportOf()])), 'testcase')).toHaveLength(0);
  });
});
