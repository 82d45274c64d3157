/** The instruments that figures come from, each with the day from which it is in force, and how sure we are of what we took from it. */

export const law = { from: '2003-01-01', source: '《中华人民共和国政府采购法》' } as const;
export const regulation = { from: '2015-03-01', source: '《政府采购法实施条例》（国务院令第658号）' } as const;
export const consultation = { from: '2014-12-31', source: '财库〔2014〕214号' } as const;
export const nonTender74 = { from: '2014-02-01', source: '财政部令第74号' } as const;
export const tender87 = { from: '2017-10-01', source: '财政部令第87号' } as const;
export const henanCatalogue2020 = { from: '2020-03-09', source: '豫财购〔2020〕4号' } as const;
export const purchase102 = { from: '2020-03-01', source: '财政部令第102号' } as const;
export const rules2019 = { from: '2019-02-20', source: '南阳市四部门2019年2月20日实施细则' } as const;
export const smePayment2020 = { from: '2020-09-01', until: '2025-06-01', source: '国务院令第728号' } as const;
export const smePayment = { from: '2025-06-01', source: '国务院令第802号' } as const;
export const order243 = { from: '2023-12-15', source: '财办库〔2023〕243号' } as const;
/** Of this house: no law says so. */
export const house = { from: '2003-01-01', source: '本单位' } as const;

const checkedOn = '2026-11-23';
export const read = { certainty: 'read', checkedOn } as const;
export const seen = { certainty: 'seen', checkedOn } as const;
export const recalled = { certainty: 'recalled', checkedOn } as const;
