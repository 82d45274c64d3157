/** The rules' tests of the copy, each file in the order in which it is named: the quickest first. */
import common from '../jest.config.js';

const { projects } = common;
const { displayName, ...rules } = projects.find((one) => one.displayName === 'rules');

export default {
  ...rules,
  testMatch: ['<rootDir>/test/rules/**/*.test.ts'],
  rootDir: new URL('..', import.meta.url).pathname,
  testTimeout: common.testTimeout,
  maxWorkers: 2,
  reporters: [],
  moduleNameMapper: { '^@mutation/differ$': '<rootDir>/mutated/differ.js' },
  testSequencer: '<rootDir>/mutated/sequencer.js',
  setupFilesAfterEnv: ['<rootDir>/mutated/reached.js'],
};
