// What html-validate asks of the built pages.

export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    // All files are the folder's own; the hash of a file on a share protects from nobody who can change the page.
    "require-sri": "off",
    // The theme writes the page's headings twice, in the drawer and at the side, and shows one of them.
    "unique-landmark": "off",
  },
};
