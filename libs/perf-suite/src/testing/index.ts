export { reportOf } from './report.js';
export { modelOf, sampleOf, samplesOf, scenarioOf, scenariosOf } from './results.js';
