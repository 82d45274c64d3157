/** What of 《政府购买服务管理办法》 is cited, sentence by sentence, and by whom. */
import type { Cited } from '../../rests-on.ts';

export const purchase102: Cited = {
  6: {
    '依法成立的企业、社会组织（不含由财政拨款保障的群团组织），公益二类和从事生产经营活动的事业单位，农村集体经济组织，基层群众性自治组织，以及具备条件的个人可以作为政府购买服务的承接主体':
      'supplier-kinds/ofSupplierKinds',
  },
  8: {
    '公益一类事业单位、使用事业编制且由财政拨款保障的群团组织，不作为政府购买服务的购买主体和承接主体':
      'qualification/ofDeclared supplier-kinds/ofSupplierKinds',
  },
  10: {
    不属于政府职责范围的服务事项: 'purchasable/neverBought',
    '政府采购法律、行政法规规定的货物和工程，以及将工程和服务打包的项目': 'purchasable/neverBought',
    融资行为: 'purchasable/neverBought',
    '购买主体的人员招、聘用，以劳务派遣方式用工，以及设置公益性岗位等事项': 'purchasable/neverBought',
    以劳务派遣方式用工: 'staffing/ofHeads',
  },
  18: {
    '应当限于确实适宜实施政府购买服务并且由个人承接的情形，不得以政府购买服务名义变相用工':
      'qualification/ofDeclared supplier-kinds/ofSupplierKinds',
  },
  23: {
    '政府购买服务合同应当明确服务的内容、期限、数量、质量、价格，资金结算方式，各方权利义务事项和违约责任等内容':
      'draftContract',
    政府购买服务合同应当依法予以公告: 'publishContract',
  },
  24: {
    政府购买服务合同履行期限一般不超过1年: 'contractTerm',
    在预算保障的前提下: 'scheme-money/ofYears',
    可以签订履行期限不超过3年的政府购买服务合同: 'contractTermMost',
  },
};
