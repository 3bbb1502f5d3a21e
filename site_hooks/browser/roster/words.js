// What the roster's page says, in plain Chinese.

export const ROSTER_WORDS = {
  reading: (/** @type {string} */ name) => `正在读${name}……`,
  origins: { pasted: "粘贴的表格", forms: "信息收集表里填好的" },
  written: "写在框里的人",
  gone: "读不到这个文件。它可能被移动、改名或删除了，也可能正被别的程序占用。请关掉别的程序，再选一次。",
  firstOnly: "一次查一张花名册，只收了第一个文件。",
  nothing: "没有收到文件。请拖花名册的文件，或者用上面的按钮选。",
  broke: "检查没有完成。电脑内存可能不够，请关掉一些程序和网页，再试一次。",
  progress: (/** @type {number} */ done, /** @type {number} */ people) =>
    `已查 ${done.toLocaleString("zh-CN")} / ${people.toLocaleString("zh-CN")} 人`,
  stop: "停下",
  stopped: (/** @type {number} */ judged, /** @type {string} */ last) =>
    judged
      ? `停下了，只查了前 ${judged.toLocaleString("zh-CN")} 人，查到${last}。人和人之间没有比。`
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
  pages: "花名册翻页",
  onlyProblems: "只看有问题的",
  withNotes: "也看说明",
  all: "全部",
  option: (/** @type {string} */ label, /** @type {number} */ people) => `${label}（${people} 人）`,
  what: "要做什么",
  previous: "上一处",
  next: "下一处",
  noPrevious: "前面没有了。",
  noNext: "后面没有了。",
  overview: "小结",
  overviewHint: "点一种问题，下面的表就只列这几个人。",
  folded: (/** @type {number} */ kinds) => `每一种怎么改，依据是什么（${kinds} 种）`,
  listed: (/** @type {number} */ people) => `列出 ${people.toLocaleString("zh-CN")} 人。`,
  sorting: "点一下按这一列排序",
  remedy: "怎么改：",
  csv: "下载核验结果（CSV）",
  xlsx: "下载核验结果（Excel）",
  writing: "正在写核验结果……",
  saved: "核验结果写好了。",
  resultName: (/** @type {string} */ day, /** @type {string} */ kind) => `核验结果-${day}.${kind}`,
  clear: "清除",
  changes: "和上次比",
  changesHint:
    "改好的表再拖进来，就和上次查的自动比。也可以选以前的一张表，或者下载过的核验结果，看谁是新来的、谁少了、谁的内容改了。",
  earlier: "选以前的表",
  comparing: (/** @type {number} */ done) => `正在查以前的表，已查 ${done.toLocaleString("zh-CN")} 人……`,
  notCompared: (/** @type {string} */ told) => `这张表比不了：${told}`,
  printChanges: "打印比较",
  list: {
    title: "申领证件人员名单",
    hint: "勾上要申领的人，打印出来，盖章，交同级司法局（流程第 6 步）。名单上是真名，不打星号。",
    first: (/** @type {number} */ ticked, /** @type {number} */ faulty) =>
      `${
        ticked
          ? `没有证件编号或者没有办证日期的，已经勾上，${ticked} 人。`
          : "没有人是没有证件编号或者办证日期的，请自己勾。"
      }${faulty ? `另有 ${faulty} 人也没有，可是那一行还有不符合的，没有勾，请先改好。` : ""}`,
    count: (/** @type {number} */ ticked) => `名单上 ${ticked.toLocaleString("zh-CN")} 人。`,
    nobody: "名单上还没有人，请先在表里勾。",
    withId: "印公民身份号码",
    onlyTicked: "表里只看勾了的",
    print: "打印名单",
    save: "下载名单（Excel）",
    none: "全部不勾",
    column: "上名单",
    tick: (/** @type {string} */ called) => `${called}上名单`,
    warning: (/** @type {string} */ called) => `${called}还有不符合的地方，就这样报，可能会退回来。还是要放进名单吗？`,
    page: (/** @type {number} */ page, /** @type {number} */ pages) => `第 ${page} 页 共 ${pages} 页`,
    fileName: (/** @type {string} */ day) => `申领证件人员名单-${day}.xlsx`,
  },
  clearing: "清除以后，读进来的花名册和结果都没有了。要清除吗？",
  cleared: "清除了。",
};

/** @type {Record<"csv" | "xlsx", string>} */
export const FILE_TYPES = {
  csv: "text/csv;charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};
