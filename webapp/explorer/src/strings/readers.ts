/** What reads a text is known to the lake by a code (`fuyuan_court@2`); who reads the page is told what it reads. */

const READERS: Record<string, string> = {
  fuyuan_shadow: "原文准备",
  fuyuan_document_type: "文书类型",
  fuyuan_decision: "行政处罚决定",
  fuyuan_court: "法院名称",
  fuyuan_case_number: "案号",
  fuyuan_signature: "落款",
  fuyuan_sections: "段落结构",
  fuyuan_parties: "当事人",
  fuyuan_party_details: "当事人信息",
  fuyuan_representatives: "法定代表人",
  fuyuan_agents: "诉讼代理人",
  fuyuan_abbreviations: "简称",
  fuyuan_articles: "引用法条",
  fuyuan_related_cases: "关联案件",
  fuyuan_speakers: "陈述主体",
  fuyuan_offences: "罪名",
  fuyuan_causes: "案由",
  fuyuan_facts: "事实要素",
  fuyuan_coreference: "指代",
  fuyuan_ties: "人物与单位关系",
  fuyuan_outcome: "裁判结果",
  fuyuan_large_model: "大模型",
};

/** The reader in words with its version. A row was read by a mapping, which keeps the name that the command line and
 *  its sources go by; what is of neither form stays as it is. */
export function readerName(extractor: string): string {
  const [code = "", version = ""] = extractor.split("@");
  if (!version) return extractor;
  return `${READERS[code] ?? `映射 ${code}`}（第 ${version} 版）`;
}
