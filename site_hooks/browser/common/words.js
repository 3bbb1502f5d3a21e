// What the pages say, in plain Chinese.

/** @type {Record<string, string>} */
const PARTS = {
  pyodide: "启动程序",
  asm: "启动程序",
  "quick-wasm": "自查工具主程序",
  "quick-core": "自查工具组件",
  wasm: "自查工具主程序",
  core: "自查工具组件",
  image: "自查工具快速启动文件",
  stdlib: "自查工具程序库",
  packages: "自查工具组件",
  rules: "检查规则",
  tables: "读写表格的组件",
};

const PLAIN = "这个浏览器用不了快速启动，改用普通方式，要多等几秒。";

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1024 / 1024).toFixed(1);

/**
 * What the runtime is doing; "" if there is nothing to say.
 * @param {import("../runtime/messages.js").Status} status
 */
export const statusText = (status) => {
  switch (status.stage) {
    case "idle":
      return "";
    case "probing":
      return "正在看这个浏览器能不能运行自查工具……";
    case "downloading":
      return `${status.way === "plain" ? PLAIN : ""}正在取自查工具……`;
    case "starting":
      return `${status.way === "plain" ? PLAIN : ""}正在启动……`;
    case "importing":
      return `${PLAIN}正在载入检查规则……`;
    case "testing":
      return "正在试运行……";
    case "ready":
      return `自查工具已就绪${status.way === "plain" ? "（用普通方式启动）" : ""}。内容和文件都只在这台电脑上处理。`;
    case "failed":
      return failureText(status.failure);
  }
};

/** The progress of that. @param {import("../runtime/messages.js").Status} status */
export const statusCount = (status) =>
  status.stage === "downloading" ? `${megabytes(status.received)} / ${megabytes(status.total)} MB` : "";

/** @param {import("../runtime/messages.js").Failure} failure */
const failureText = (failure) => {
  const part = failure.part ? `“${PARTS[failure.part] ?? failure.part}”` : "";
  switch (failure.kind) {
    case "unsupported":
      return "这个浏览器太旧，或者关掉了需要的功能，不能运行自查工具。请换用 Chrome 或 Edge 103 以上的版本（Windows 7 用 Chrome 109）、较新的 Firefox，360、QQ 浏览器请切换到极速模式。";
    case "missing":
      return `没有取到${part}这个文件。可能是网络断了，也可能是文件夹没有拷全；网站正在更新的，过几分钟再试。`;
    case "renewed":
      return "网站换了新版，这一页还是旧的，打开新版才能检查。填在这一页的内容会带过去，选过的文件要再选一次。";
    case "cut-short":
      return `${part}没有取完整，只有一部分。可能是网络中断，也可能是文件没有拷完。`;
    case "altered":
      return `${part}的内容和原来的不一样，没有使用它。可能是上网要先登录，也可能是文件被改过或没有拷对。`;
    case "stalled":
      return part
        ? `取${part}时很久没有动静，已停止。网络或共享文件夹可能太慢。`
        : "自查工具很久没有回应，已停止。电脑可能太忙，或者内存不够。";
    case "left-out":
    case "broken":
      return "自查工具出错停下了。电脑内存可能不够，请关掉一些程序和网页。";
  }
};

export const WORDS = {
  retry: "再试一次",
  renew: "打开新版",
  renewed: "新版已经在新窗口打开，填的内容带过去了。这一页可以关掉。",
  notRenewed: "浏览器没有让新窗口打开。请允许这个网站打开新窗口，再点一次；或者记下填的内容，刷新这一页。",
  byHand: "也可以照下面的“人工核对”自己检查。",
  detail: "给技术人员看的信息",
  printSlip: "打印这份结果",
  outcomeNow: "现在的结果：",
  goOn: "请接着回答下面的问题。",
  change: "修改",
  another: "换一个人",
  toField: "到这一栏去改",
  overwrite: "表里已经填了内容。要换成例子吗？",
  readAs: "按",
  readAsEnd: "检查：",
  remedy: "怎么办：",
  basis: "依据：",
  explanation: "规则说明",
  checkedOn: "检查日期",
  version: "规则版本",
  slip: "检查结果单",
  kept: "已填入保存在这台电脑上的内容。",
  notPrinted: "（填了，不打印）",
  rest: (/** @type {number} */ characters) => `……（共 ${characters} 个字符）`,
  calendar: "存成日历提醒（.ics）",
  calendarFailed: "没有取到日历组件，请再点一次。也可以自己在日历里记下截止日期。",
  lines: {
    checking: "正在检查……",
    done: (/** @type {number} */ done, /** @type {number} */ count) => `${done} / ${count} 行`,
    stale: "上面填的内容改过了，下面的表还是改以前的结果，不能打印。请再点“逐行检查”。",
    stopped: "检查停下了，没有全部查完。请看上面的说明。",
    title: (/** @type {number} */ count) => `共 ${count} 个：`,
    columns: { line: "行", content: "内容", outcome: "结果", what: "要做什么" },
    goTo: (/** @type {number} */ line) => `到第 ${line} 行去改`,
    all: "全部",
    filter: "只看：",
    inOrder: "照原来的行排",
    withNotes: "也看说明",
    csv: "导出表格（CSV）",
    csvName: (/** @type {string} */ title, /** @type {string} */ day) => `${title}-${day}.csv`,
    print: "打印这张表",
  },
  pages: {
    label: "表格翻页",
    page: (/** @type {number} */ page, /** @type {number} */ pages) => `第 ${page} 页，共 ${pages} 页`,
    earlier: "前一页",
    later: "后一页",
  },
  notKept: "这个浏览器不让网页保存内容，下次要重填。",
};
