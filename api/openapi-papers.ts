/** The routes of the papers, as the document of the API tells them. */
import * as answers from './answer-shapes.ts';
import type { Route } from './openapi.ts';
import { AsPaper, PaperAt } from './papers.ts';
import { Version } from './reads.ts';

const open = { open: true } as const;

export const paperOperations: readonly Route[] = [
  [
    'get',
    '/public/procurements/{id}/papers',
    '已公告的文书',
    { 200: answers.PublishedPapers },
    { ...open, problems: ['unknown'] },
  ],
  [
    'get',
    '/public/procurements/{id}/papers/{paper}',
    '已公告的文书：打印网页或者 Word 文件',
    { 200: 'bytes' },
    { ...open, query: AsPaper, problems: ['unknown', 'malformed'] },
  ],
  [
    'get',
    '/api/procurements/{id}/papers',
    '文书：已有的，以及尚不能出具的和原因',
    { 200: answers.Papers },
    { query: Version, problems: ['unknown', 'malformed'] },
  ],
  [
    'get',
    '/api/procurements/{id}/papers/{paper}',
    '文书：打印网页或者 Word 文件，现在的或者 ?at= 的时候的',
    { 200: 'bytes' },
    { query: PaperAt, problems: ['unknown', 'malformed'] },
  ],
];
