import { parseScenarioNames } from './parse-scenario-names.js';

describe('names of scenarios', () => {
  it("are ours or MLPerf's, each once and in the order they run in", () => {
    expect(parseScenarioNames(['Server', 'single-inference', 'SingleStream', 'offline'])).toEqual([
      'single_inference',
      'batch',
      'server',
    ]);
  });

  it('are listed where one is neither', () => {
    expect(() => parseScenarioNames(['Serve'])).toThrow(
      /There is no scenario "Serve"\. Expected one of .*server.*, or MLPerf's SingleStream, Offline, MultiStream, Server\./,
    );
  });
});
