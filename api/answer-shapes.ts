/** The shapes of what the API answers, for the document of the API; a test holds real answers against them. */
import { z } from 'zod';

const Instant = z.iso.datetime();

/** An article with its name and its words. */
const Cited = z.looseObject({ statute: z.string(), article: z.int(), name: z.string(), text: z.string() });

const Found = z.looseObject({
  rule: z.string(),
  basis: z.enum(['statute', 'contract', 'plan', 'house']),
  holds: z.boolean(),
  force: z.enum(['blocks', 'warns']),
  cite: z.looseObject({ statute: z.string(), article: z.int() }).optional(),
  required: z.string().optional(),
  actual: z.string().optional(),
  remedy: z.string().optional(),
});

/** RFC 9457, with what can be done about it. */
export const Problem = z
  .looseObject({
    type: z.string().meta({ description: '/problems/<type>，见 docs/http-status.md' }),
    title: z.string(),
    status: z.int(),
    rule: z.string().optional(),
    cite: Cited.optional(),
    required: z.string().optional(),
    actual: z.string().optional(),
    remedy: z.string().optional(),
    deed: z.string().optional(),
    fields: z.array(z.strictObject({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

export const Receipt = z
  .looseObject({
    deed: z.string(),
    case: z.string(),
    seq: z.int().optional(),
    receivedAt: Instant.optional(),
    hash: z.string(),
  })
  .meta({
    id: 'Receipt',
    description: '已记入案卷，条目号 seq；开启之前获取文件、提交和撤回的，只告知收到时间 receivedAt',
  });

export const Accepted = z
  .looseObject({ deed: z.string(), look: z.string(), title: z.string() })
  .meta({ id: 'Accepted', description: '已收到，结果凭回执查询' });

export const Preview = z
  .looseObject({})
  .meta({ id: 'Preview', description: '?preview=true：将会怎样，不办理；不能办的，见 refusal' });

export const Person = z
  .looseObject({
    login: z.string(),
    person: z.string(),
    name: z.string(),
    organisation: z.string(),
    role: z.string(),
  })
  .meta({ id: 'Person' });

export const Difference = z
  .looseObject({
    case: z.string(),
    from: z.int(),
    to: z.int(),
    fields: z.array(z.looseObject({ field: z.string(), was: z.unknown().optional(), is: z.unknown().optional() })),
  })
  .meta({ id: 'Difference', description: '两个版本之间：哪一栏，原来怎样，后来怎样' });

export const CaseView = z
  .looseObject({
    case: z.string(),
    proceeding: z.string(),
    number: z.string(),
    family: z.string(),
    seq: z.int(),
    stage: z.string(),
    openedAt: Instant,
    updatedAt: Instant,
    now: Instant,
    state: z.looseObject({}),
  })
  .meta({ id: 'Case' });

/** As it was: nothing where there was nothing yet. */
export const CaseAt = z.union([CaseView, z.strictObject({ case: z.string(), state: z.null() })]);

export const Cases = z.strictObject({ cases: z.array(CaseView), next: z.string().optional() });

export const Entries = z.strictObject({
  entries: z.array(
    z
      .looseObject({
        seq: z.int(),
        at: Instant,
        recordedAt: Instant,
        act: z.string(),
        title: z.string(),
        under: z.array(z.string()),
        findings: z.array(Found),
        change: z.looseObject({}),
      })
      .meta({ id: 'Entry' }),
  ),
  next: z.string().optional(),
});

export const Deadlines = z.array(
  z
    .looseObject({
      key: z.string(),
      title: z.string(),
      kind: z.enum(['wait', 'right', 'duty']),
      due: Instant,
      late: z.boolean(),
      running: z.boolean(),
      paused: z.boolean().meta({ description: '暂停计算：不计入期限的时间尚未结束' }),
      under: z.string().optional(),
    })
    .meta({ id: 'Deadline' }),
);

export const Permissions = z.looseObject({
  seq: z.int(),
  stage: z.string(),
  acts: z.array(
    z
      .looseObject({
        act: z.string(),
        title: z.string(),
        status: z.enum(['must', 'may', 'mayNot']),
        by: z.array(z.string()),
        under: z.array(z.string()),
        decides: z.boolean(),
        findings: z.array(Found),
      })
      .meta({ id: 'Permission' }),
  ),
});

export const Inbox = z.array(
  z
    .looseObject({
      case: z.string(),
      proceeding: z.string(),
      number: z.string(),
      act: z.string(),
      title: z.string(),
      about: z.string(),
      whose: z.string(),
      under: z.array(z.string()),
      due: Instant.nullable(),
      overdue: z.boolean(),
      escalated: z.boolean(),
      since: Instant,
      paused: z.array(z.string()).optional().meta({ description: '期限暂停计算的事由：检验、专家评审、补正等' }),
    })
    .meta({ id: 'AwaitedAct' }),
);

export const DeedView = z
  .looseObject({ deed: z.string(), case: z.string(), act: z.string(), receivedAt: Instant })
  .meta({ id: 'Deed', description: '回执；有 answer 的，即为最终答复' });

export const Catalogue = z.array(
  z.looseObject({ proceeding: z.string(), path: z.string(), title: z.string(), acts: z.array(z.looseObject({})) }),
);

export const Notices = z.looseObject({
  notices: z.array(
    z
      .looseObject({ procurement: z.string(), kind: z.string(), title: z.string(), publishedAt: Instant })
      .meta({ id: 'Notice' }),
  ),
  next: z.string().optional(),
});

const PaperRow = z
  .looseObject({
    name: z.string(),
    title: z.string(),
    number: z.string(),
    on: z.iso.date(),
    seq: z.int(),
    entryHash: z.string(),
    contentSha256: z.string(),
    html: z.string(),
    docx: z.string(),
  })
  .meta({ id: 'Paper' });

export const PublishedPapers = z.looseObject({ case: z.string(), papers: z.array(PaperRow) });
export const Papers = PublishedPapers.extend({
  seq: z.int(),
  stage: z.string(),
  notYet: z.array(z.strictObject({ name: z.string(), title: z.string(), why: z.string() })),
});

export const Roots = z.strictObject({
  roots: z.array(
    z
      .looseObject({ number: z.int(), day: z.iso.date(), at: Instant, previousRoot: z.string(), root: z.string() })
      .meta({ id: 'Root' }),
  ),
  next: z.string().optional(),
});

/** What came into the store: nothing is filed by it. */
export const Stored = z
  .looseObject({ sha256: z.string(), bytes: z.int(), type: z.string(), title: z.string() })
  .meta({ id: 'Stored' });

export const Documents = z.looseObject({
  case: z.string(),
  seq: z.int(),
  stage: z.string(),
  documents: z.array(z.looseObject({ number: z.string(), title: z.string(), sha256: z.string(), link: z.string() })),
  checklist: z.array(z.looseObject({ kind: z.string(), title: z.string(), status: z.string() })).optional(),
  named: z.array(z.looseObject({ place: z.string(), sha256: z.string() })).optional(),
});

export const Counts = z.strictObject({
  townships: z.record(z.string(), z.strictObject({ total: z.int(), served: z.int(), ended: z.int() })),
});

export const Moved = z.strictObject({ case: z.string(), now: Instant });
export const Health = z.strictObject({ status: z.literal('ok') });
export const Readiness = z.strictObject({ ready: z.boolean(), missing: z.array(z.string()) });

export const TreasuryTold = z
  .looseObject({ instruction: z.string(), status: z.enum(['taken', 'paid', 'returned']) })
  .meta({ id: 'TreasuryTold' });

export const Heard = z.looseObject({ heard: z.enum(['done', 'kept', 'known', 'nothingToDo']) }).meta({ id: 'Heard' });
