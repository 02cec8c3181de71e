export { baselineOf } from './baseline.js';
export { reportOf } from './report.js';
export { modelOf, sampleOf, samplesOf, scenarioOf, scenariosOf } from './results.js';
