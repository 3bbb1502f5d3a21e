// Tells photos from rosters among the files that somebody gives.

const PICTURE = /\.(?:jpe?g|jfif|png|webp|gif|bmp|tiff?|hei[cf])$/i;

/** Whether a file is given as a photo. @param {import("../common/intake.js").Incoming} incoming */
export const isPhoto = ({ file }) => file.type.startsWith("image/") || PICTURE.test(file.name);
