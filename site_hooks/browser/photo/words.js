// What the photo page says, in plain Chinese.

import { tally } from "../verdict/tally.js";

/**
 * To one decimal, rounded up: a size just above the limit must not look like the limit.
 * @param {number} bytes
 * @param {number} unit
 */
export const inUnits = (bytes, unit) => Math.ceil((bytes * 10) / unit) / 10;

/** A size as file managers show it. @param {number} bytes */
export const kilobytes = (bytes) => {
  if (bytes < 1024) return `${bytes} 字节`;
  return bytes < 1024 * 1024 ? `${inUnits(bytes, 1024)} KB` : `${inUnits(bytes, 1024 * 1024)} MB`;
};

/** @param {{ width: number, height: number }} size */
export const dimensions = ({ width, height }) => `${width} × ${height}`;

/** @type {Record<import("./messages.js").Unreadable, { short: string, message: string, remedy: string }>} */
export const UNREADABLE = {
  gone: {
    short: "读不到文件",
    message: "读不到这个文件。它可能被移动、改名或删除了，也可能正被别的程序占用，或者它是一个文件夹。",
    remedy: "请关掉别的程序，把照片拷到电脑上，再重新选一次。",
  },
  blocked: {
    short: "浏览器不让看图",
    message: "这个浏览器为了防跟踪，不让网页看到图片里真正的颜色，所以没有检查。",
    remedy: "请换一个浏览器（如 Edge、Chrome）再试一次。也可以照下面的“人工核对”自己检查。",
  },
  failed: {
    short: "没有查完",
    message: "这张照片没有查完。可能是照片的像素太多，电脑内存不够。",
    remedy:
      "请关掉一些程序和网页，再点一次照片的名字。还是不行，用电脑里的画图工具打开，缩小一些，另存为 JPEG，再来检查。",
  },
};

/** @type {Record<import("./batch.js").State, string>} */
export const STATES = { waiting: "等待", checking: "正在检查", done: "", unreadable: "没有检查" };

export const PHOTO_WORDS = {
  photo: "照片",
  columns: { name: "照片", outcome: "结果", size: "大小", pixels: "像素", problems: "问题", ticked: "人工核对" },
  sorting: "点一下按这一列排序",
  nothingLeft: "没有符合的照片。",
  noFiles: "没有收到文件。请拖照片文件，或者用上面的按钮选。",
  emptyFolder: "这个文件夹里没有文件。",
  folderRefused: "这个浏览器不让网页打开拖进来的文件夹。请用“选文件夹”按钮。",
  /** @param {number} count */
  skipped: (count) => `跳过了 ${count} 个系统文件。`,
  unread: (/** @type {number} */ count) =>
    `有 ${count} 个文件或者文件夹读不到，没有收进来。请把它们拷到这台电脑上，再选一次。`,
  stop: "停止",
  goOn: "继续检查",
  clear: "清空",
  csv: "导出表格（CSV）",
  onlyProblems: "只看有问题的",
  fit: (/** @type {string} */ limit) => `压到 ${limit} 以内`,
  fitting: "正在压缩……",
  fitAll: (/** @type {number} */ count) => `把太大的 ${count} 张压小，打包下载`,
  packMade: (/** @type {number} */ count) => `把压小的 ${count} 张打包下载`,
  fitAllProgress: (/** @type {number} */ done, /** @type {number} */ count) => `正在压缩：${done} / ${count}`,
  fitAllPacking: "正在打包……",
  /** @param {number} packed @param {number} failed */
  fitAllDone: (packed, failed) => {
    const done = packed ? `已把压小的 ${packed} 张打包下载，都重新检查过，结果在表里。原来的文件没有动。` : "";
    return `${done}${failed ? `有 ${failed} 张没有压缩成功，表里写明了。` : ""}`;
  },
  fitAllStopped: "已停止，没有打包。已经压小的在表里，可以接着压。",
  clearing: "清空以后，结果和打过的勾都没有了。要清空吗？",
  fitPlan: (/** @type {string} */ limit) =>
    `只重新保存成 JPEG，画面不改，背景不改，不修图。先在原来的像素下找放得进 ${limit} 的最好质量，实在放不下才缩小。拍摄时间、地点这类附带信息不会带过去。原来的文件不动。`,
  fitFailed: "压缩没有成功。请看看这个文件还在不在；还在的，可能是电脑内存不够，关掉一些程序，再试一次。",
  /** @param {import("./batch.js").Made} made */
  fitted: ({ file, quality, width, height, from, before }) => {
    const isSmaller = width !== from.width;
    const size = isSmaller
      ? `像素由 ${dimensions(from)} 缩小到 ${dimensions({ width, height })}`
      : `像素没有变（${dimensions(from)}）`;
    return `已重新保存成 JPEG：${kilobytes(before)} → ${kilobytes(file.size)}，质量 ${quality}%，${size}。拍摄时间、地点这类附带信息没有带过去。下面是压缩后的检查结果。`;
  },
  afterFit: "（压缩后）",
  download: "下载压缩后的照片",
  undo: "看原来的照片",
  shown: "图上显示",
  layers: { background: "当作背景的地方", not_white: "背景里不够白的地方", guides: "辅助线：正中和三等分" },
  guidesNote: "辅助线是本站加的，帮您看人是不是在正中、有没有歪，指南没有规定位置，不影响结果。",
  noPicture: "这张照片没有画面可以显示。",
  size: "文件大小",
  /** @param {{ bytes: number, limit: number }} size */
  sizeText: ({ bytes, limit }) =>
    `${kilobytes(bytes)}（${bytes.toLocaleString("zh-CN")} 字节），上限 ${kilobytes(limit)}（${limit.toLocaleString("zh-CN")} 字节）`,
  original: "像素",
  format: "格式",
  measures: "量出来的数",
  measureColumns: ["看什么", "量到", "本站的尺度", "是否符合"],
  ok: { true: "✓ 符合", false: "✗ 不符合", null: "？ 不能断定" },
  measuresNote: "这些尺度是本站定的，指南只说“白底彩色”，没有给数字。",
  checklist: "只有人能看出来的，请对着照片逐项打勾",
  checklistNote: "勾只记在这个网页里，关掉就没有了；打印结果单时会一起印出来。",
  /** @param {number} ticked @param {number} count */
  ticked: (ticked, count) => `${ticked} / ${count}`,
  previous: "上一张",
  next: "下一张",
  backToList: "回到表格",
  looking: "正在检查……",
  /** @param {import("./batch.js").Counts} counts */
  progress: ({ all, done, unreadable, judged }) => {
    const parts = [`已检查 ${done} / ${all} 张`, tally(judged, "张"), unreadable ? `没有检查 ${unreadable} 张` : ""];
    return `${parts.filter(Boolean).join("，")}。`;
  },
  csvName: (/** @type {string} */ day) => `照片自查结果-${day}.csv`,
  csvColumns: [
    "照片",
    "文件夹",
    "结果",
    "字节",
    "KB",
    "格式",
    "宽",
    "高",
    "发现的问题",
    "压缩",
    "人工核对已勾",
    "人工核对没勾",
    "检查日期",
    "规则版本",
  ],
  zipName: (/** @type {string} */ day) => `压缩后的照片-${day}.zip`,
};
