// Reads GIFT from standard input and prints what the parser understood, as JSON.
const { parse } = require("gift-pegjs");

console.log(JSON.stringify(parse(require("fs").readFileSync(0, "utf8"))));
