import { InvalidOptionError } from '../errors/request-errors.js';
import { budgetOf, checkModels, type ModelHostOptions } from './host-options.js';

const models = { a: { model: 'a.onnx' } };

describe('the options of a host', () => {
  it('give it half of the memory that the process can have', () => {
    expect(budgetOf({ models }, () => 1001)).toBe(500);
  });

  it('give it the budget that was named', () => {
    expect(budgetOf({ models, memoryBudgetBytes: 7 }, () => 1001)).toBe(7);
  });

  it.each([
    [
      { models, memoryBudgetBytes: 0.5 },
      'Expected `memoryBudgetBytes` to be a whole number from 1, got 0.5 (number).',
    ],
    [
      { models: {} },
      'Expected `models` to be an object with the options of at least one model, got {} (object).',
    ],
    [
      { models: null },
      'Expected `models` to be an object with the options of at least one model, got null (object).',
    ],
    [
      { models: { a: { model: 'a.onnx', memoryBytes: '2 GB' } } },
      'Expected `models.a.memoryBytes` to be a whole number from 1, got 2 GB (string).',
    ],
  ])('are refused when they are %j', (options, message) => {
    const given = options as unknown as ModelHostOptions;
    const check = () => {
      checkModels(given.models);
      budgetOf(given);
    };
    expect(check).toThrow(InvalidOptionError);
    expect(check).toThrow(new Error(message));
  });
});
