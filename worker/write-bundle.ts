/** `npm run bundle -- <file>`: the workflows in one file, for an image: its workers start without bundling. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { sharedModules } from './bundle.ts';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('Say where: npm run bundle -- <file>');
  process.exit(2);
}
const workflowsPath = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));
const { code } = await bundleWorkflowCode({ workflowsPath, preloadModules: sharedModules });
writeFileSync(file, code);
