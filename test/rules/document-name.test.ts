/** What a document may be called, and how it is called when it is taken away. */
import { disposition } from '../../api/disposition.ts';
import { nameFault } from '../../domain/document-name.ts';

const chinese = (count: number) => '案'.repeat(count);

test.each([
  '实施方案.docx',
  '合同（2026）7号“终稿”.PDF',
  '采购计划备案表 v1.2.xlsx',
  '照片’1’.jpeg',
  '宛民购〔2026〕7号-2026-03-02.pdf',
  '编号411303202600420011.pdf',
  `${chinese(83)}.pdf`,
])('%s is a name', (name) => {
  expect(nameFault(name)).toBeUndefined();
});

test.each([
  ['', /不能为空/],
  ['合同', /扩展名/],
  ['合同.exe', /扩展名/],
  ['合同.pdf.lnk', /扩展名/],
  ['合\n同.pdf', /控制字符/],
  ['合同\u0000.pdf', /控制字符/],
  ['合同\ud800.pdf', /控制字符/],
  ['../合同.pdf', /这些字符/],
  ['a\\b.pdf', /这些字符/],
  ['合同".pdf', /引号/],
  ['合同\u202efdp.exe.pdf', /看不见/],
  ['合\u200b同.pdf', /看不见/],
  ['.合同.pdf', /开头和结尾/],
  ['合同.pdf ', /开头和结尾/],
  ['con.pdf', /不能保存/],
  [`${chinese(84)}.pdf`, /255 字节/],
  ['张某11010519491231002X.pdf', /身份证号/],
  ['张某110105 19491231 002x.pdf', /身份证号/],
  ['张某１１０１０５１９４９１２３１００２Ｘ.pdf', /身份证号/],
  ['回访13812345678.pdf', /手机号码/],
  ['回访138-1234-5678-2.pdf', /手机号码/],
])('%j is no name', (name, fault) => {
  expect(nameFault(name)).toMatch(fault);
});

test.each([
  ['contract 7.pdf', 'filename="contract 7.pdf"; filename*=UTF-8\'\'contract%207.pdf'],
  ['合同.pdf', 'filename="document-3.pdf"; filename*=UTF-8\'\'%E5%90%88%E5%90%8C.pdf'],
  ["it's (1)*.pdf", 'filename="document-3.pdf"; filename*=UTF-8\'\'it%27s%20%281%29%2A.pdf'],
  ['a"; filename="b.exe', 'filename="document-3.exe"; filename*=UTF-8\'\'a%22%3B%20filename%3D%22b.exe'],
  ['a\r\nset-cookie: b.pdf', 'filename="document-3.pdf"; filename*=UTF-8\'\'a%0D%0Aset-cookie%3A%20b.pdf'],
  ['../../a.pdf', 'filename="document-3.pdf"; filename*=UTF-8\'\'..%2F..%2Fa.pdf'],
  ['a\u202efdp.exe', 'filename="document-3.exe"; filename*=UTF-8\'\'a%E2%80%AEfdp.exe'],
  ['\ud800.pdf', 'filename="document-3.pdf"; filename*=UTF-8\'\'%EF%BF%BD.pdf'],
])('%j goes into a header as what it is, and as nothing else', (name, told) => {
  const header = disposition(name, '3');
  expect(header).toBe(`attachment; ${told}`);
  expect(header).toMatch(/^[\x20-\x7e]+$/);
});
