/** The acts on the service as it is given, in the order in which a period goes: what it is held to, logs, calls, staff, books. */
import { answerCoordination, fileFinancialReport, requestCoordination } from './provider-reports.ts';
import { fileServiceLog } from './service-log-filing.ts';
import { commitSample, recordCallBacks, revealSample } from './service-sample.ts';
import { reportServiceStaff } from './service-staff.ts';
import { setServiceStandard } from './service-standard.ts';
import { agreeVisitRates, judgeWarning, warnOfSilence } from './service-watch.ts';
import { recordMerger } from './township-merger.ts';

export const deliveryActs = [
  setServiceStandard,
  agreeVisitRates,
  recordMerger,
  commitSample,
  fileServiceLog,
  revealSample,
  recordCallBacks,
  warnOfSilence,
  judgeWarning,
  reportServiceStaff,
  requestCoordination,
  answerCoordination,
  fileFinancialReport,
];
