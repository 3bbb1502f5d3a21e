// Writes a table that Excel opens with a double click.

const BYTE_ORDER_MARK = "\ufeff"; // without it Excel reads the text as GBK
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/; // spreadsheets would calculate a cell that begins like this
const LONG_NUMBER = /^\d{11,}[\dX]$/; // Excel would round it

/** @param {string | number} value */
const cell = (value) => {
  const text = String(value);
  const safe = typeof value === "string" && (FORMULA.test(text) || LONG_NUMBER.test(text)) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
};

/** @param {(string | number)[][]} rows the first with the names of the columns */
export const csvOf = (rows) => {
  const text = rows.map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
  return new Blob([BYTE_ORDER_MARK, text], { type: "text/csv;charset=utf-8" });
};
