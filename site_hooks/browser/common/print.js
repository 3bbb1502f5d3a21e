/** Prints one thing of the page alone; what hides the rest stands in the style sheet. @param {"slip" | "letter" | "lines"} what */
export const printAlone = (what) => {
  const name = `prints-${what}`;
  document.documentElement.classList.add(name);
  addEventListener("afterprint", () => document.documentElement.classList.remove(name), { once: true });
  print();
};
