// Writes a table as text that spreadsheets and the roster read.

const BYTE_ORDER_MARK = "\ufeff"; // without it Excel reads the text as GBK
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/; // spreadsheets would calculate a cell that begins like this
const LONG_NUMBER = /^\d{11,}[\dX]$/; // Excel would round it

/** @param {string | number} value */
const forExcel = (value) =>
  typeof value === "string" && (FORMULA.test(value) || LONG_NUMBER.test(value)) ? `'${value}` : value;

/** The rows as they are. @param {(string | number)[][]} rows the first with the names of the columns */
export const tableText = (rows) =>
  rows.map((cells) => `${cells.map((cell) => `"${String(cell).replace(/"/g, '""')}"`).join(",")}\r\n`).join("");

/** A file that Excel opens with a double click. @param {(string | number)[][]} rows the first with the names of the columns */
export const csvOf = (rows) =>
  new Blob([BYTE_ORDER_MARK, tableText(rows.map((cells) => cells.map(forExcel)))], { type: "text/csv;charset=utf-8" });
