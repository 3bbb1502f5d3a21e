// Tells photos from rosters among the files that somebody gives.

/** @typedef {import("../common/intake.js").Incoming} Incoming */

const PICTURE = /\.(?:jpe?g|jfif|png|webp|gif|bmp|tiff?|hei[cf])$/i;
const SPREADSHEET = /\.(?:xls[xmb]?|ett?|ods|csv)$/i;

/** Whether a file is given as a photo. @param {Incoming} incoming */
export const isPhoto = ({ file }) => file.type.startsWith("image/") || PICTURE.test(file.name);

/**
 * What is for the roster, and what for the photos. What lies beside photos in a folder is no roster, unless it is the
 * only spreadsheet.
 * @param {import("../common/intake.js").Intake} intake
 * @returns {{ rosters: Incoming[], photos: Incoming[] }}
 */
export const sortedOut = ({ files, isFolder }) => {
  const others = files.filter((each) => !isPhoto(each));
  if (!isFolder || others.length === files.length)
    return { rosters: others, photos: files.filter((each) => !others.includes(each)) };
  const spreadsheets = others.filter(({ file }) => SPREADSHEET.test(file.name));
  const rosters = spreadsheets.length === 1 ? spreadsheets : [];
  return { rosters, photos: files.filter((each) => !rosters.includes(each)) };
};
