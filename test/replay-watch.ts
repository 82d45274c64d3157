/** Runs inside the sandbox while a history is replayed: tells what each write to the journal would hold now. */
import { proxySinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';

const { journal } = proxySinks<{ journal: { wouldHold(args: string): void } }>();

export const interceptors: WorkflowInterceptorsFactory = () => ({
  outbound: [
    {
      async scheduleActivity(input, next) {
        if (input.activityType === 'record') journal.wouldHold(JSON.stringify(input.args));
        return next(input);
      },
    },
  ],
});
