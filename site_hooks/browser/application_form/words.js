// What the application form's page says, in plain Chinese.

export const FORM_WORDS = {
  summary: "查下来的小结",
  whole: "点一条，就到那一栏，怎么办写在那里。",
  all: "每一条的依据和怎么办",
  sectionFilled: (/** @type {number} */ filled, /** @type {number} */ fields) => `填了 ${filled} / ${fields} 栏`,

  notWanted: (/** @type {string} */ answer) => `${answer}不填`,
  stillThere: (/** @type {string} */ text) => `这一栏里还有“${text}”，没有删，也不会印到表上。`,
  clear: "清掉",

  print: "打印这张表",
  printsBlank: "这张表还是空的，印出来的是空白表。",
  printsUnchecked: "这张表还没有查过。交以前，先点“检查”看一遍。",
  printsWith: (/** @type {string} */ headline) => `印出来的表上不写检查结果，交以前请看检查结果：${headline}。`,
  partOf: (/** @type {string} */ name, /** @type {number} */ sheets) => `这张表共 ${sheets} 张纸，填的人：${name}。`,
  sheets: (/** @type {number} */ sheets) => `内容多，一张放不下，会印成 ${sheets} 张。`,

  save: "存成文件",
  fileName: "信息收集表.json",
  saved: (/** @type {number} */ people) =>
    `${people > 1 ? `${people} 张表` : "这张表"}已经交给浏览器保存，文件名是“信息收集表.json”。里面有个人信息，请放好，用完删掉。`,
  nothingToSave: "这张表还是空的，没有可以存的。",

  open: "打开文件",
  tooLarge: "这个文件太大，不是这里存的，没有打开。",
  tooMany: (/** @type {number} */ people, /** @type {number} */ most) =>
    `文件里有 ${people} 个人，一次最多打开 ${most} 个，没有打开。`,
  unread: "这个文件读不出来，没有打开。可能正被别的程序占用，请再试一次。",
  emptyFile: "这个文件是空的，没有可以填的。",
  strange: "看不懂这个文件，没有打开。能打开的是点“存成文件”存下来的那一种。",
  line: (/** @type {number} */ number) => `第 ${number} 行`,
  unknownKey: (/** @type {string} */ line, /** @type {string} */ key) => `${line}“${key.slice(0, 40)}”`,
  notAPerson: (/** @type {number} */ number) => `第 ${number} 个人`,
  unknown: (/** @type {string} */ which, /** @type {number} */ count, /** @type {number} */ told) =>
    `不认识的没有填：${which}${count > told ? `等 ${count} 处` : ""}。`,
  filled: (/** @type {number} */ fields) => `照文件填了 ${fields} 栏。`,
  filledNone: "文件里没有这张表的内容，什么也没有填。",
  toTheList: (/** @type {number} */ people) => `文件里有 ${people} 个人放进了“已经填好的”。`,
  howToOpen: (/** @type {string} */ there, /** @type {string} */ file) =>
    `表里已经填了内容（${there}），文件里的（${file}）怎么放？`,
  openAside: "现在这张先收起来，再打开",
  openFree: (/** @type {number} */ fields) => `只填还空着的 ${fields} 栏`,
  openNot: "不打开了",

  another: "再填一个人",
  stillBlank: "这张表还是空的，直接填就行。",
  putAway: (/** @type {string} */ name, /** @type {number} */ count) =>
    `${name}的表收好了，在下面“已经填好的”里，一共 ${count} 张。关掉网页就没有了，要留着请点“存成文件”。`,
  people: "已经填好的",
  toRoster: "放进花名册",
  handedOver: (/** @type {number} */ people) =>
    `花名册自查在新窗口里打开了，${people} 张表放进去一起查。放好以前，这个网页先不要关。`,
  noWindow: "浏览器没有打开新窗口。请允许这个网页打开新窗口（地址栏边上可能有提示），再点一次。",
  peopleCount: (/** @type {number} */ count) => `已经填好的 ${count} 张`,
  noName: "没有写姓名",
  checking: "正在检查……",
  notChecked: "检查没有完成",
  openPerson: "打开",
  deletePerson: "删除",
  deleteAsk: (/** @type {string} */ name) => `删除这张表（${name}）？删了就没有了。`,
};
