// The html-validate rules for the built pages.

export default {
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
  rules: {
    // All files are in one folder: whoever can change a file can change the hash in the page too.
    "require-sri": "off",
    // The theme writes the table of contents twice, in the drawer and at the side, and shows one of them.
    "unique-landmark": "off",
  },
};
