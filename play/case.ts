/** A purchase told as data: the shape of a case file, of which `cases/schema.json` is made. */
import { z } from 'zod';
import { stageTitles } from '../domain/procurement.ts';

const stepsMax = 500;
const rosterMax = 5_000;

/** A moment as a clock in China shows it. */
const Moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, '应当写作 2025-03-03 09:00')
  .refine((text) => !Number.isNaN(Date.parse(`${text.replace(' ', 'T')}:00Z`)), '没有这个时刻')
  .meta({ id: 'moment', description: '中国时间，写作 2025-03-03 09:00；是案件自己的时间，与哪天播放无关' });

const Login = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/, '应当是演示账号')
  .meta({
    id: 'login',
    description: '演示账号（db/demo-accounts.ts），如 officer、director、supplier-a',
  });

const FieldName = z.string().regex(/^[^$]/, '栏名不得以 $ 开头');

const Digest = z
  .strictObject({ $sha256: z.string().min(1).describe('取其摘要的文字') })
  .describe('代入这段文字的 SHA-256：代表一份文件');

const MomentOf = z
  .strictObject({ $moment: Moment })
  .describe('代入这一时刻的 UTC 写法（栏目要求“时刻”而不是“日期”时用）');

const Unique = z
  .strictObject({ $unique: z.string().min(1).max(40).describe('编号的文字') })
  .describe('代入这段文字，后加每次播放不同的尾号：不得与他案重复的编号用');

const Place = { township: z.string().min(1).describe('乡镇（街道），须列在 recipients.townships 中') };

const OneRecipient = z
  .strictObject({
    $recipient: z.strictObject({ ...Place, number: z.int().min(1).describe('该乡镇的第几名，从 1 起') }),
  })
  .describe('代入名册中一名服务对象的代号');

const ManyRecipients = z
  .strictObject({
    $recipients: z.strictObject({
      ...Place,
      from: z.int().min(1).describe('从该乡镇的第几名起，从 1 起'),
      count: z.int().min(1).max(rosterMax).describe('共多少名'),
      except: z.array(z.int().min(1)).optional().describe('其中略去的名次'),
    }),
  })
  .describe('代入名册中一批服务对象的代号');

export type Value = string | number | boolean | Value[] | { [field: string]: Value };

const Value: z.ZodType<Value> = z
  .lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.array(Value),
      Digest,
      MomentOf,
      Unique,
      OneRecipient,
      ManyRecipients,
      z.record(FieldName, Value),
    ]),
  )
  .meta({ id: 'value', description: '文字、数、是否、列表、分栏，或者以 $ 开头的代入写法' });

const Input = z
  .record(FieldName, Value)
  .describe('所填内容，栏目见 /api/catalogue 中该行为的 input；金额以分为单位，日期写作 2025-03-03');

const Refused = z.strictObject({
  statute: z.string().optional().describe('拒绝所依据的法，如 procurementLaw（domain/law/statutes/）'),
  article: z.int().min(1).optional().describe('拒绝所依据的条'),
  rule: z.string().min(1).optional().describe('规则原文的一段：没有法条的拒绝（本单位规则、合同、计划）以此认定'),
  type: z
    .enum(['refused', 'reason-needed', 'outdated', 'seen-needed', 'malformed'])
    .optional()
    .describe('拒绝的种类，不写即 refused'),
});
export type Refused = z.infer<typeof Refused>;

const Step = z.strictObject({
  at: Moment.describe('何时办：案件的时钟先拨到这一刻；各步须依次'),
  by: Login.describe('谁办'),
  act: z.string().min(1).describe('办什么：行为的名字，如 publishNotice'),
  input: Input,
  on: z
    .string()
    .regex(
      /^((lot:[1-9]\d?\/)?(payment:[1-9]\d{0,2}|takeover:[1-9]\d{0,2}|complaint:[1-9]\d{0,2})|lot:[1-9]\d?|allotment:[1-9]|township:[1-9]|successor)$/,
      '应当写作 payment:1、takeover:1、complaint:1、lot:1、lot:1/payment:1、allotment:1、township:1 或者 successor',
    )
    .optional()
    .describe(
      '在哪一案上办：payment:<期>、takeover:<序号>、complaint:<序号>、lot:<包号>（采购包）、lot:<包号>/payment:<期>（该包的支付，余类推）、allotment:<序号>（所登记的预算指标）、township:<序号>（所建立的基层经办台账）' +
        '、successor（接续本案的新采购）；不写即本案',
    ),
  reason: z.string().min(1).optional().describe('有提醒而仍要办理时，说明的理由'),
  refused: Refused.optional().describe('预期被拒绝，以及拒绝的依据；不写即预期办成'),
  note: z.string().optional().describe('讲给读者听：为什么有这一步'),
});
export type Step = z.infer<typeof Step>;

const Fen = z.int().min(0);
const Count = z.int().min(0);

const Money = z
  .strictObject({
    plannedFen: Fen.describe('预算下达数'),
    committedFen: Fen.describe('合同金额'),
    paidFen: Fen.describe('各期已付之和'),
    deductedFen: Fen.describe('各期扣减之和'),
    waivedFen: Fen.describe('各期不再支付之和'),
  })
  .describe('资金，以分为单位，分毫不差');

const Expect = z.strictObject({
  stage: z.enum(Object.keys(stageTitles) as [string, ...string[]]).describe('本案最后所处的阶段'),
  money: Money,
  recipients: z
    .strictObject({
      total: Count.describe('名册人数'),
      served: Count.describe('接管后已经恢复服务的'),
      ended: Count.describe('不再需要服务的（去世、迁出等）'),
    })
    .optional()
    .describe('服务对象，没有接管的只有 total'),
  missed: z
    .array(z.string())
    .describe('逾期的期限，如 planFiling、verification:2；支付、接管的期限前加案名，如 payment:1/paymentReview'),
  successor: z
    .enum(Object.keys(stageTitles) as [string, ...string[]])
    .optional()
    .describe('接续本案的新采购所处的阶段'),
  lots: z
    .record(
      z.string().regex(/^[1-9]\d?$/, '应当是包号'),
      z.strictObject({ stage: z.enum(Object.keys(stageTitles) as [string, ...string[]]), money: Money }),
    )
    .optional()
    .describe('各采购包所处的阶段和资金'),
});
export type Expect = z.infer<typeof Expect>;

export const CaseFile = z
  .strictObject({
    $schema: z.string().optional().describe('固定为 ./schema.json，供编辑器提示'),
    title: z.string().min(1).max(200).describe('这一案讲什么，一句话'),
    story: z.string().min(1).describe('讲给人听的来龙去脉'),
    begins: Moment.describe('立项的时刻'),
    open: z
      .strictObject({
        by: Login.describe('谁立项'),
        act: z.enum(['openProcurement', 'adoptRunningCase']).optional().describe('立项，或者接入在办合同；不写即立项'),
        input: Input,
      })
      .describe('立项（openProcurement），或者接入在办合同（adoptRunningCase）'),
    recipients: z
      .strictObject({
        townships: z.record(z.string().min(1), z.int().min(1).max(rosterMax)).describe('各乡镇（街道）的人数'),
        seed: z.string().min(1).describe('任意文字；同一文字总是生成同一名册'),
      })
      .optional()
      .describe('服务对象名册：按此生成代号（r-…），立项后一次报送；不含任何真人信息'),
    steps: z.array(Step).min(1).max(stepsMax).describe('依次办理的各步'),
    expect: Expect.describe('全部办完之后应当如此'),
  })
  .describe('一宗采购的案例：谁、何时、办什么，什么应当被拒绝，最后怎样。由 npm run play 播放');
export type CaseFile = z.infer<typeof CaseFile>;

/** What `cases/schema.json` holds. */
export function schemaOf(): object {
  return z.toJSONSchema(CaseFile);
}
