// What the roster's page says, in plain Chinese.

export const ROSTER_WORDS = {
  reading: (/** @type {string} */ name) => `正在读${name}……`,
  pasted: "粘贴的表格",
  fromForms: "信息收集表里填好的",
  gone: "读不到这个文件。它可能被移动、改名或删除了，也可能正被别的程序占用。请关掉别的程序，再选一次。",
  firstOnly: "一次查一张花名册，只收了第一个文件。",
  nothing: "没有收到文件。请拖花名册的文件，或者用上面的按钮选。",
  broke: "没有查成。电脑内存可能不够，请关掉一些程序和网页，再试一次。",
  progress: (/** @type {number} */ done, /** @type {number} */ people) =>
    `已查 ${done.toLocaleString("zh-CN")} / ${people.toLocaleString("zh-CN")} 人`,
  stop: "停下",
  stopped: (/** @type {number} */ judged, /** @type {number} */ row) =>
    judged
      ? `停下了，只查了前 ${judged.toLocaleString("zh-CN")} 人，查到第 ${row} 行。人和人之间没有比。`
      : "停下了，一个人也没有查。",
  done: (/** @type {number} */ people) => `${people.toLocaleString("zh-CN")} 人查完了。`,
  again: "从头再查",
  columns: "每一栏当作什么",
  column: (/** @type {string} */ letter, /** @type {string} */ header) => `${letter} 列${header ? `“${header}”` : ""}`,
  unused: "（不用）",
  goOn: "就这样查",
  sheets: "查哪几张表",
  sheet: (/** @type {string} */ name, /** @type {number} */ people) => `${name}（${people} 人）`,
  alsoUndecodable: "先这样查，有 □ 的行自己再看",
  table: "一人一行",
  onlyProblems: "只看有问题的",
  withNotes: "也看说明",
  kind: "只看这种毛病：",
  allKinds: "全部",
  kindOf: (/** @type {string} */ label, /** @type {number} */ people) => `${label}（${people} 人）`,
  listed: (/** @type {number} */ people) => `列出 ${people.toLocaleString("zh-CN")} 人。`,
  sorting: "点一下按这一列排序",
  remedy: "怎么改：",
  csv: "下载核验结果（CSV）",
  xlsx: "下载核验结果（Excel）",
  resultName: (/** @type {string} */ day, /** @type {string} */ kind) => `核验结果-${day}.${kind}`,
  clear: "清除",
  clearing: "清除以后，读进来的花名册和结果都没有了。要清除吗？",
  cleared: "清除了。",
};

/** @type {Record<"csv" | "xlsx", string>} */
export const FILE_TYPES = {
  csv: "text/csv;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
