/** Prints only one part of the page; paper.css hides the rest. @param {"slip" | "letter" | "lines" | "form" | "list" | "changes"} what */
export const printAlone = (what) => {
  const name = `prints-${what}`;
  document.documentElement.classList.add(name);
  addEventListener("afterprint", () => document.documentElement.classList.remove(name), { once: true });
  print();
};
